"""What of a page decides what axe says of it, to tell whether another width shows anything else."""

AS_IT_SHOWS = """() => {
  const SAID = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'filter', 'mixBlendMode', 'textShadow',
    'display', 'visibility', 'position', 'clip', 'clipPath'];
  const clear = 'rgba(0, 0, 0, 0)';
  const seen = [...document.body.querySelectorAll('*')].map((element, place) => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const size = parseFloat(style.fontSize);
    return {
      element, place, box,
      written: [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()),
      painted: style.backgroundColor !== clear || style.backgroundImage !== 'none'
        || ['IMG', 'svg', 'IFRAME', 'INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName),
      says: [
        element.checkVisibility(),
        box.width > 1 && box.height > 1,
        box.right > 0 && box.bottom + scrollY > 0,
        size >= 24 || (size >= 18.66 && style.fontWeight >= 700),
        ...SAID.map(name => style[name]),
      ].join(' '),
    };
  });
  const shown = seen.filter(each => each.box.width > 1 && each.box.height > 1);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const over = shown.filter(each => each.written).map(text => shown
    .filter(each => each.painted && meet(text.box, each.box)
      && !each.element.contains(text.element) && !text.element.contains(each.element))
    .map(each => `${text.place}/${each.place}`));
  return [...seen.map(each => each.says), over.flat().join(' ')].join('\\n');
}"""
"""Everything is there that a rule looks at: what is shown, its colours, and what is painted over or under a text that
is neither around it nor within it. What only moves or wraps is not."""

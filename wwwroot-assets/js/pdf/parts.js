// Small makers of elements; icons are drawn as in Ui/Icon.razor.
const icons = {
  up: 'M6 15l6-6 6 6', down: 'M6 9l6 6 6-6', minus: 'M5 12h14', plus: 'M5 12h14M12 5v14',
  fit: 'M3 12h18M3 12l4-4M3 12l4 4M21 12l-4-4M21 12l-4 4', search: 'M15.500 15.500 21 21M17 10.500a6.500 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0z',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z', download: 'M12 4v11m0 0 4.500-4.500M12 15l-4.500-4.500M4 20h16', close: 'M6 6l12 12M18 6 6 18',
};

/** Attributes by property name: ARIA ones are set as attributes, because older browsers do not reflect them. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'role') made.setAttribute(name, value);
    else if (name.startsWith('aria')) made.setAttribute(`aria-${name.slice(4).toLowerCase()}`, value);
    else made[name] = value;
  }
  made.append(...children);
  return made;
}

/** A button that shows its icon, or with `short` its icon and that text; its name is the label. */
export function iconButton(label, icon, act, short) {
  const button = element('button', { type: 'button', className: short ? 'pdf-button pdf-labelled' : 'pdf-button', title: label });
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), path = document.createElementNS(svg.namespaceURI, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', icons[icon]);
  svg.append(path);
  button.append(svg, element('span', { className: short ? '' : 'visually-hidden', textContent: short ?? label }));
  if (act) button.addEventListener('click', act);
  return button;
}

// What is typed before the circuit is there, or while it comes back, stays: the circuit puts the same fields anew, and
// what stood in them is put back and told to it. A page that only confirms sends its form by itself.
const form = document.querySelector('[name=wersja]')?.form;
if (form) {
  const typed = new Map(); // name → value, or whether it is ticked; of radio buttons the value of the chosen one
  const remember = ({ target: t }) => {
    if (t.name) typed.set(t.name, t.type === 'checkbox' ? t.checked : t.value);
  };
  form.addEventListener('input', remember);
  form.addEventListener('change', remember);
  // Typed before this script came.
  for (const field of form.elements)
    if (field.name && (field.type === 'checkbox' || field.type === 'radio' ? field.checked && !field.defaultChecked : 'defaultValue' in field && field.type !== 'hidden' && field.value !== field.defaultValue))
      remember({ target: field });
  let focus = form.contains(document.activeElement) ? document.activeElement.id || null : null;
  form.addEventListener('focusin', event => { focus = event.target.id || null; });
  // Left by the person, or taken away with its field? Browsers do not agree on what is still there when they say so:
  // a moment later it is clear.
  form.addEventListener('focusout', ({ target }) => setTimeout(() => {
    if (target.isConnected && target !== document.activeElement && target.id === focus) focus = null;
  }));
  new MutationObserver(changes => {
    for (const node of changes.flatMap(c => [...c.addedNodes]))
      for (const field of node.querySelectorAll?.('[name]') ?? []) restore(field);
    const lost = focus && document.activeElement === document.body && document.getElementById(focus);
    if (lost) lost.focus();
  }).observe(form, { childList: true, subtree: true });
  const restore = field => {
    if (!typed.has(field.name) || field.type === 'hidden') return;
    const was = typed.get(field.name);
    if (field.type === 'checkbox') { if (field.checked === was) return; field.checked = was; }
    else if (field.type === 'radio') { if (field.value !== was || field.checked) return; field.checked = true; }
    else { if (field.value === was) return; field.value = was; }
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  // The line is back: what was typed without it is told to the circuit, which keeps it.
  const notice = document.getElementById('components-reconnect-modal');
  let away = false;
  if (notice) new MutationObserver(() => {
    if (notice.classList.contains('components-reconnect-show')) away = true;
    if (!away || !notice.classList.contains('components-reconnect-hide')) return;
    away = false;
    for (const field of form.querySelectorAll('[name]:not([type=hidden])'))
      if (typed.has(field.name) && (field.type !== 'radio' || field.checked)) field.dispatchEvent(new Event('change', { bubbles: true }));
  }).observe(notice, { attributeFilter: ['class'] });
}
document.querySelector('form[data-send-itself]')?.requestSubmit();

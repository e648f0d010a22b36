// Comfort on top of pages that work without it: show a password, copy a value, print, open a dialog, say that a form is on its way.
// One listener a kind on the document, so that pages replaced by enhanced navigation need no new wiring.
const by = id => document.getElementById(id);

document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-reveal],[data-copy],[data-print],[data-open],[data-close]');
  if (!button) return event.target.closest?.('[popover] a') && event.target.closest('[popover]').hidePopover?.();
  const { reveal, copy, open, done } = button.dataset;
  if (reveal) {
    const field = by(reveal), shown = field.type === 'password';
    field.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', shown);
    field.focus();
  } else if (copy !== undefined) {
    const status = button.parentElement.querySelector('[role=status]');
    try {
      await navigator.clipboard.writeText(copy);
      status.textContent = done;
    } catch { // no permission: select the value, so that Ctrl+C does it
      getSelection().selectAllChildren(button.parentElement.querySelector('.copy-value'));
    }
    setTimeout(() => { status.textContent = ''; }, 4000);
  } else if (open) by(open).showModal();
  else if ('close' in button.dataset) button.closest('dialog').close();
  else print();
});

// A second click on the way does nothing; the mark falls off by itself where no new page comes (a download).
document.addEventListener('submit', event => {
  const form = event.target, button = event.submitter;
  if (form.method === 'dialog') return;
  if (form.hasAttribute('aria-busy')) return event.preventDefault();
  form.querySelectorAll('[aria-pressed=true][data-reveal]').forEach(b => { by(b.dataset.reveal).type = 'password'; });
  form.setAttribute('aria-busy', 'true');
  button?.setAttribute('aria-busy', 'true');
  setTimeout(rest, 8000);
});
const rest = () => document.querySelectorAll('form[aria-busy],button[aria-busy]').forEach(x => x.removeAttribute('aria-busy'));
addEventListener('pageshow', rest);

// The server no longer knows the circuit: the page comes anew, what was typed is a draft there.
const lost = by('components-reconnect-modal');
if (lost) new MutationObserver(() => { if (lost.classList.contains('components-reconnect-rejected')) location.reload(); }).observe(lost, { attributeFilter: ['class'] });

// Passkeys: their forms are shown where the browser has them, their script is fetched when one is sent. A passkey is of a
// host's name; at a bare address there are none.
if (window.PublicKeyCredential && !/^[\d.]+$|:/.test(location.hostname))
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    document.querySelectorAll('[data-no-passkeys]').forEach(x => { x.hidden = true; });
    form.addEventListener('submit', async event => {
      event.preventDefault();
      (await import(form.dataset.script)).ask(form);
    });
  }

// What went wrong is read first; its links lead into their fields (a script that takes links over only scrolls there).
document.addEventListener('click', event => {
  const link = event.target.closest?.('.errors a[href*="#"]');
  if (link) by(link.hash.slice(1))?.focus();
});
document.querySelector('.errors')?.focus();

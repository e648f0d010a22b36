// Forms with files: what is chosen is looked at before it is sent, and while it goes a bar shows how far it is. The answer
// takes the place of the page's main part; without this script the browser sends the form as it always did.
const worthABar = 200 * 1024;
const sending = new WeakSet();
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);
const partsOf = form => [...form.querySelectorAll('[data-upload]')];
const fieldOf = part => part.parentElement.querySelector('input[type=file]');

function wrongWith(part) {
  const { most, megabytes, chosenTooLarge, chosenTooMany } = part.dataset, files = [...fieldOf(part).files];
  const large = files.find(f => f.size > megabytes * 1024 * 1024);
  return large ? fill(chosenTooLarge, large.name, megabytes) : files.length > most ? chosenTooMany : '';
}

function say(part, text, percent) {
  const bar = part.querySelector('progress');
  bar.hidden = percent === undefined;
  if (percent !== undefined) bar.value = percent;
  const status = part.querySelector('[role=status]');
  if (status.textContent !== text) status.textContent = text;
}

document.addEventListener('change', event => {
  const part = event.target.type === 'file' && event.target.parentElement.querySelector('[data-upload]');
  if (part) say(part, wrongWith(part));
});

document.addEventListener('submit', event => {
  const form = event.target, parts = partsOf(form);
  if (!parts.length || form.method !== 'post') return;
  if (sending.has(form)) return event.preventDefault();
  if (event.defaultPrevented) return;
  const wrong = parts.find(p => wrongWith(p));
  if (wrong) {
    event.preventDefault();
    say(wrong, wrongWith(wrong));
    fieldOf(wrong).focus();
    return rest(form);
  }
  const bytes = parts.reduce((sum, p) => sum + [...fieldOf(p).files].reduce((s, f) => s + f.size, 0), 0);
  if (bytes < worthABar) return;
  event.preventDefault();
  send(form, event.submitter, parts.find(p => fieldOf(p).files.length));
});

function send(form, button, part) {
  const { dataset: texts } = part, request = new XMLHttpRequest(), body = new FormData(form);
  const address = new URL(form.getAttribute('action') || location.href, location.href);
  address.hash = '';
  if (button?.name) body.append(button.name, button.value);
  sending.add(form);
  request.open('POST', address);
  request.upload.onprogress = e => {
    if (!e.lengthComputable) return;
    // Said in tenths: a screen reader is not to talk all the while.
    const percent = Math.floor(100 * e.loaded / e.total);
    say(part, percent === 100 ? texts.sent : fill(texts.sending, percent - percent % 10), percent);
  };
  const failed = text => { sending.delete(form); rest(form); say(part, text); };
  request.onerror = request.onabort = () => failed(texts.failed);
  request.onload = () => {
    if (request.status === 413) return failed(texts.tooLarge);
    if (request.responseURL !== address.href) return location.assign(request.responseURL);
    const page = new DOMParser().parseFromString(request.responseText, 'text/html'), main = page.querySelector('main');
    if (!main || request.status >= 500) return failed(texts.failed);
    document.title = page.title;
    document.querySelector('main').replaceWith(document.adoptNode(main));
    (document.querySelector('main .errors') ?? document.querySelector('main [role=alert]') ?? document.querySelector('main')).focus();
  };
  request.send(body);
}

const rest = form => [form, ...form.querySelectorAll('[aria-busy]')].forEach(x => x.removeAttribute('aria-busy'));

// Comfort of staff on top of pages that work without it: lists that show what is new by themselves, keys, boxes.
const main = document.getElementById('tresc');
const said = document.getElementById('na-zywo');

// 1. Lists. The server answers as soon as one of the topics has changed; the page then asks for itself and puts what is
// marked data-live in place of what stands there. Every answer is one of the server's, with the rights of now.
const live = { headers: { 'X-Ebok-Live': '1' }, cache: 'no-store' };
const topics = [...new Set([...document.querySelectorAll('[data-live]')].flatMap(region => region.dataset.live.split(',')))].filter(Boolean);
const wait = ms => new Promise(done => setTimeout(done, ms));
let number, asking;

const placeOf = here => here.id ? '#' + CSS.escape(here.id) : here.href ? `a[href="${CSS.escape(here.getAttribute('href'))}"]` : here.value ? `input[value="${CSS.escape(here.value)}"]` : null;

async function refresh() {
  const answer = await fetch(location.href, live);
  if (!answer.ok || answer.redirected) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const ticked = new Set([...document.querySelectorAll('[data-live] input:checked')].map(box => box.name + box.value));
  const here = document.activeElement;
  const again = here.closest?.('[data-live]') && placeOf(here);
  for (const region of document.querySelectorAll('[data-live][id]')) {
    const fresh = page.getElementById(region.id);
    if (!fresh || fresh.innerHTML === region.innerHTML || region.contains(here) && here.matches('input:not([type=checkbox]), textarea, select')) continue;
    region.replaceChildren(...fresh.childNodes);
    for (const box of region.querySelectorAll('input[type=checkbox]')) box.checked = ticked.has(box.name + box.value);
    said.textContent = '';
    setTimeout(() => { said.textContent = main.dataset.liveSaid; }, 100);
  }
  if (again && !document.contains(here)) document.querySelector(again)?.focus();
}

async function listen() {
  while (document.visibilityState === 'visible') {
    asking = new AbortController();
    try {
      const answer = await fetch(`${main.dataset.liveFrom}?tematy=${topics}${number === undefined ? '' : '&od=' + number}`, { ...live, signal: asking.signal });
      if (answer.redirected || answer.status === 404) return location.reload();
      const heard = await answer.json();
      number = heard.od;
      if (heard.nowe) {
        await refresh();
        await wait(1000); // a burst of changes is one refresh
      }
    } catch (error) {
      if (error.name === 'AbortError') return;
      await wait(10000);
    }
  }
}
if (topics.length) {
  listen();
  // A hidden page asks nothing: browsers open few connections to one server.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' ? listen() : asking?.abort());
}

// Where a circuit takes a list over it draws the rows anew, once: what was ticked until then stays ticked, and who stood in
// the list with the keyboard stands there still.
const ticked = new Set();
let stood = null;
document.addEventListener('change', ({ target }) => {
  if (target.matches('.grid tbody input[type=checkbox]')) ticked[target.checked ? 'add' : 'delete'](target.value);
});
document.addEventListener('focusin', ({ target }) => { stood = target.closest('.grid') && placeOf(target); });
if (main.querySelector('.grid:not([data-circuit])'))
  new MutationObserver((_, taken) => {
    const grid = main.querySelector('.grid[data-circuit]');
    if (!grid) return;
    taken.disconnect();
    for (const box of grid.querySelectorAll('tbody input[type=checkbox]')) box.checked = ticked.has(box.value);
    if (stood && document.activeElement === document.body) grid.querySelector(stood)?.focus();
  }).observe(main, { subtree: true, childList: true });

// 2. Boxes: all of this page; nothing empty in the address of a filter.
document.addEventListener('change', event => {
  if (event.target.matches('[data-check-all]'))
    for (const box of event.target.closest('table').querySelectorAll('tbody input[type=checkbox]')) box.checked = event.target.checked;
});
document.addEventListener('submit', event => {
  if (event.target.action?.endsWith?.('/wyloguj')) sessionStorage.clear();
  if (event.target.method !== 'get') return;
  const empty = [...event.target.elements].filter(field => field.name && !field.value);
  empty.forEach(field => { field.disabled = true; });
  setTimeout(() => empty.forEach(field => { field.disabled = false; }), 500);
});

// 3. Keys. One sign each, so they can be switched off (WCAG 2.1.4).
const help = document.getElementById('skroty'), on = help?.querySelector('[data-keys-on]'), kept = 'ebok-skroty';
if (on) {
  on.checked = localStorage.getItem(kept) !== '0';
  on.addEventListener('change', () => localStorage.setItem(kept, on.checked ? '1' : '0'));
}
const rows = () => [...document.querySelectorAll('.grid tbody tr')];
function step(by) {
  const all = rows(), now = all.findIndex(row => row.contains(document.activeElement));
  all[Math.min(Math.max(now + by, 0), all.length - 1)]?.querySelector(':is(th, [role=rowheader]) a')?.focus();
}
let went = 0;
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.matches?.('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
  if (document.querySelector('dialog[open]')) return;
  if (event.key !== '?' && on && !on.checked) return;
  const key = event.key;
  if (Date.now() - went < 1500) {
    went = 0;
    const link = document.querySelector(`.side a[data-key="${CSS.escape(key)}"]`);
    if (link) { event.preventDefault(); link.click(); return; }
  }
  switch (key) {
    case 'g': went = Date.now(); return;
    case '?': help?.showModal(); break;
    case '/': document.querySelector('[data-search]')?.focus(); break;
    case 'j': step(1); break;
    case 'k': step(-1); break;
    case 'x': document.activeElement.closest('tr')?.querySelector('input[type=checkbox]')?.click(); break;
    case '[': document.querySelector('.pager a[rel=prev]')?.click(); break;
    case ']': document.querySelector('.pager a[rel=next]')?.click(); break;
    default: return;
  }
  event.preventDefault();
});

// 4. What is typed long is kept until it is sent: a session that ends in the middle loses nothing. In this tab only.
const nameOf = field => `${location.pathname} ${field.name}`;
if (new URLSearchParams(location.search).has('zrobione'))
  for (const field of document.querySelectorAll('[data-keep]')) sessionStorage.removeItem(nameOf(field));
for (const field of document.querySelectorAll('[data-keep]')) {
  if (!field.value) field.value = sessionStorage.getItem(nameOf(field)) ?? '';
  field.addEventListener('input', () => sessionStorage.setItem(nameOf(field), field.value));
}

// 5. A template is put where one writes; without a script the form is sent and comes back with it.
document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-insert]');
  if (!button) return;
  event.preventDefault();
  const answer = await fetch(button.dataset.insert + button.parentElement.querySelector('select').value);
  const field = document.getElementById(button.dataset.into);
  if (!answer.ok || answer.redirected) return location.reload();
  field.value = (field.value.trim() ? field.value.trimEnd() + '\n\n' : '') + await answer.text();
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
});

// <pdf-viewer src data-name data-texts data-lib data-worker data-assets>: a document on the page, drawn by pdf.js.
// What stands inside the element (a download link) is shown when there is no script or the document cannot be drawn.
// Texts come from the server as JSON in data-texts; addresses of pdf.js too, so that they can carry a fingerprint.
import { iconButton, element } from './pdf/parts.js';
import { PageView } from './pdf/page.js';
import { Search } from './pdf/search.js';
import { printPages } from './pdf/print.js';

const cssUnits = 96 / 72; // a point of the document in pixels of the screen at 100 %
const steps = [.5, .67, .8, .9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

class PdfViewer extends HTMLElement {
  #pages = []; #zoom = 1; #fitted = true; #current = 1; #stop = new AbortController();

  connectedCallback() {
    this.texts = JSON.parse(this.dataset.texts);
    this.fallback = [...this.children];
    this.#build();
    this.#open().catch(error => this.#fail(error));
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#near?.disconnect();
    this.#width?.disconnect();
    this.task?.destroy();
  }

  text(key, ...values) { return values.reduce((text, value, i) => text.replace(`{${i}}`, value), this.texts[key] ?? key); }
  say(text) { this.status.textContent = text; }
  get pages() { return this.#pages; }

  #build() {
    const button = (key, icon, act, short) => iconButton(this.text(key), icon, act, short);
    this.number = element('input', { type: 'number', min: 1, value: 1, className: 'input', ariaLabel: this.text('page') });
    this.number.addEventListener('change', () => this.go(+this.number.value));
    this.count = element('span', { className: 'pdf-count' });
    this.percent = element('span', { className: 'pdf-percent', ariaHidden: 'true' });
    this.find = button('search', 'search', () => this.search.open(), this.text('searchShort'));
    const save = element('a', { href: this.getAttribute('src'), download: this.dataset.name ?? '', className: 'pdf-button pdf-labelled' });
    save.append(...iconButton(this.text('download'), 'download', null, this.text('download')).childNodes);
    this.bar = element('div', { className: 'pdf-bar', role: 'group', ariaLabel: this.text('toolbar') },
      element('div', {}, button('previous', 'up', () => this.go(this.#current - 1)), this.number, this.count, button('next', 'down', () => this.go(this.#current + 1))),
      element('div', {}, button('zoomOut', 'minus', () => this.step(-1)), this.percent, button('zoomIn', 'plus', () => this.step(1)), button('fit', 'fit', () => this.fit(true))),
      element('div', {}, this.find, button('print', 'print', () => this.print(), this.text('print')), save));
    this.search = new Search(this);
    this.status = element('p', { className: 'visually-hidden', role: 'status' });
    this.message = element('p', { className: 'pdf-message', textContent: this.text('loading') });
    this.sheets = element('div', { className: 'pdf-pages', tabIndex: 0, role: 'region', ariaLabel: this.text('document') });
    this.body = element('div', { className: 'pdf-frame', hidden: true }, this.bar, this.search.form, this.sheets);
    this.prepend(this.message, this.status, this.body);
    for (const item of this.fallback) item.hidden = true;
  }

  async #open() {
    const base = new URL(this.dataset.assets ?? '../pdfjs/', import.meta.url);
    const lib = await import(new URL(this.dataset.lib ?? 'pdf.min.mjs', this.dataset.lib ? document.baseURI : base).href);
    lib.GlobalWorkerOptions.workerSrc = new URL(this.dataset.worker ?? 'pdf.worker.min.mjs', this.dataset.worker ? document.baseURI : base).href;
    this.lib = lib;
    // No WebAssembly: the page's policy does not allow it. Decoders in JavaScript lie at wasmUrl.
    this.task = lib.getDocument({ url: this.getAttribute('src'), useWasm: false, wasmUrl: new URL('wasm/', base).href, standardFontDataUrl: new URL('standard_fonts/', base).href, enableXfa: false });
    this.document = await this.task.promise;
    const first = await this.document.getPage(1);
    const size = first.getViewport({ scale: cssUnits });
    for (let i = 1; i <= this.document.numPages; i++) this.#pages.push(new PageView(this, i, size));
    this.number.max = this.document.numPages;
    this.count.textContent = this.text('of', this.document.numPages);
    this.message.hidden = true;
    this.body.hidden = false;
    this.sheets.append(...this.#pages.map(page => page.sheet));
    this.fit();
    this.#watch();
  }

  #fail(error) {
    if (this.#stop.signal.aborted) return;
    console.warn('pdf-viewer:', error?.name ?? error);
    this.body.hidden = true;
    this.message.hidden = false;
    this.message.className = 'notice notice-bad';
    this.message.setAttribute('role', 'alert');
    this.message.textContent = this.text('failed');
    for (const item of this.fallback) item.hidden = false;
  }

  #near; #width;
  #watch() {
    const { signal } = this.#stop;
    // Only pages within one screen of what is seen are drawn; those further away give their memory back.
    this.#near = new IntersectionObserver(entries => entries.forEach(e => { const page = this.#pages[e.target.dataset.page - 1]; e.isIntersecting ? page.draw() : page.clear(); }), { rootMargin: '100% 0px' });
    this.#pages.forEach(page => this.#near.observe(page.sheet));
    let width = this.sheets.clientWidth;
    this.#width = new ResizeObserver(() => { if (this.#fitted && this.sheets.clientWidth !== width) { width = this.sheets.clientWidth; this.fit(); } });
    this.#width.observe(this.sheets);
    let frame = 0;
    addEventListener('scroll', () => { cancelAnimationFrame(frame); frame = requestAnimationFrame(() => this.#see()); }, { passive: true, signal });
    document.addEventListener('keydown', event => this.#key(event), { signal });
  }

  #see() {
    const line = innerHeight / 2;
    const seen = this.#pages.filter(page => page.sheet.getBoundingClientRect().top <= line).length || 1;
    if (seen === this.#current) return;
    this.#current = seen;
    if (document.activeElement !== this.number) this.number.value = seen;
  }

  #key(event) {
    const command = event.ctrlKey || event.metaKey, key = event.key.toLowerCase();
    const inside = this.contains(event.target), typing = event.target.closest?.('input');
    if (command && !event.altKey && key === 'f' && event.target !== this.search.input) this.search.open();
    else if (command && key === 'p' && inside) this.print();
    else if (event.key === 'Escape' && inside && this.search.shown) this.search.close();
    else if (!inside || typing || command || event.altKey) return;
    else if (key === '+' || key === '=') this.step(1);
    else if (key === '-') this.step(-1);
    else if (key === '0') this.fit(true);
    else if (event.key === 'PageDown') this.go(this.#current + 1);
    else if (event.key === 'PageUp') this.go(this.#current - 1);
    else if (event.key === 'Home') this.go(1);
    else if (event.key === 'End') this.go(this.#pages.length);
    else return;
    event.preventDefault();
  }

  go(number) {
    const page = this.#pages[Math.min(Math.max(Math.trunc(number) || 1, 1), this.#pages.length) - 1];
    page.sheet.scrollIntoView({ block: 'start' });
    this.#current = page.number;
    this.number.value = page.number;
    this.say(this.text('pageLabel', page.number, this.#pages.length));
  }

  fit(aloud = false) {
    this.#fitted = true;
    this.#scale(Math.min((this.sheets.clientWidth - 2) / Math.max(...this.#pages.map(page => page.width)), 2), aloud);
  }

  step(way) {
    const next = way > 0 ? steps.find(s => s > this.#zoom + .01) : steps.findLast(s => s < this.#zoom - .01);
    if (!next) return;
    this.#fitted = false;
    this.#scale(next, true);
  }

  #scale(zoom, aloud) {
    const anchor = this.#pages[this.#current - 1].sheet, before = anchor.getBoundingClientRect(), part = before.height ? Math.min(before.top / before.height, 0) : 0;
    const inView = this.#pages.length && before.top < 0;
    this.#zoom = zoom;
    for (const page of this.#pages) page.scale(zoom);
    if (inView) scrollBy(0, anchor.getBoundingClientRect().top - part * anchor.getBoundingClientRect().height);
    const percent = Math.round(zoom * 100);
    this.percent.textContent = `${percent}%`;
    if (aloud) this.say(this.text('zoom', percent));
  }

  async print() {
    this.say(this.text('preparing'));
    await printPages(this.document);
    this.say('');
  }
}

customElements.define('pdf-viewer', PdfViewer);

// Search over the whole document: without regard to case and diacritics ("zaplata" finds "ZAPŁATA"), across pieces and lines.
import { iconButton, element } from './parts.js';

/** One character, folded to one character, so that positions stay. */
const fold = c => c === 'ł' || c === 'Ł' ? 'l' : c.normalize('NFD')[0].toLowerCase()[0];
const folded = text => Array.from({ length: text.length }, (_, i) => fold(text[i])).join('').replace(/\s+/g, ' ').trim();

/** The text of a page as one folded string, and where each of its characters stands: [piece, offset]. */
function lay(items) {
  let text = '';
  const places = [];
  const add = (char, piece, offset) => {
    if (char === ' ' && (!text || text.endsWith(' '))) return;
    text += char;
    places.push([piece, offset]);
  };
  let piece = -1;
  for (const item of items) {
    if (item.str === undefined) continue;
    piece++;
    for (let i = 0; i < item.str.length; i++) add(/\s/.test(item.str[i]) ? ' ' : fold(item.str[i]), piece, i);
    if (item.hasEOL) add(' ', piece, item.str.length);
  }
  return { text, places };
}

export class Search {
  #hits = []; #now = -1; #asked = 0; #timer = 0; #laid = [];

  constructor(viewer) {
    this.viewer = viewer;
    const text = key => viewer.text(key);
    this.input = element('input', { type: 'search', className: 'input', ariaLabel: text('search'), placeholder: text('search'), autocomplete: 'off', enterKeyHint: 'search' });
    this.count = element('output', { className: 'pdf-found', role: 'status' });
    this.form = element('form', { className: 'pdf-search', role: 'search', hidden: true }, this.input, this.count,
      iconButton(text('searchPrevious'), 'up', () => this.step(-1)), iconButton(text('searchNext'), 'down', () => this.step(1)), iconButton(text('close'), 'close', () => this.close()));
    this.form.addEventListener('submit', event => event.preventDefault());
    this.input.addEventListener('input', () => { clearTimeout(this.#timer); this.#timer = setTimeout(() => this.#find(), 200); });
    this.input.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); this.step(event.shiftKey ? -1 : 1); } });
  }

  get shown() { return !this.form.hidden; }
  open() { this.form.hidden = false; this.input.focus(); this.input.select(); if (this.input.value) this.#find(); }
  close() { this.form.hidden = true; this.#hits = []; this.count.textContent = ''; this.viewer.pages.forEach(page => this.mark(page)); this.viewer.find.focus(); }

  async #find() {
    const asked = ++this.#asked, query = folded(this.input.value), hits = [];
    if (query) {
      this.count.textContent = this.viewer.text('searching');
      for (const page of this.viewer.pages) {
        const laid = this.#laid[page.number] ??= lay((await page.content()).items);
        if (asked !== this.#asked) return;
        for (let at = laid.text.indexOf(query); at >= 0; at = laid.text.indexOf(query, at + query.length))
          hits.push({ page, from: laid.places[at], to: laid.places[at + query.length - 1] });
      }
    }
    this.#hits = hits;
    this.#now = -1;
    this.viewer.pages.forEach(page => this.mark(page));
    if (hits.length) return this.step(1);
    this.count.textContent = query ? this.viewer.text('notFound') : '';
  }

  async step(way) {
    if (!this.#hits.length) return;
    const old = this.#hits[this.#now];
    this.#now = (this.#now + way + this.#hits.length) % this.#hits.length;
    const hit = this.#hits[this.#now];
    this.count.textContent = this.viewer.text('found', this.#now + 1, this.#hits.length);
    await hit.page.content();
    await hit.page.layText();
    if (old && old.page !== hit.page) this.mark(old.page);
    this.mark(hit.page);
    (hit.page.sheet.querySelector('.pdf-now') ?? hit.page.sheet).scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  /** Wraps what was found on a page in <mark>; called again whenever its text layer or the hits change. */
  mark(page) {
    const { spans } = page;
    for (const span of page.sheet.querySelectorAll('.pdf-marked')) { span.textContent = span.textContent; span.classList.remove('pdf-marked'); }
    const bySpan = new Map();
    this.#hits.forEach((hit, i) => {
      if (hit.page !== page) return;
      for (let piece = hit.from[0]; piece <= hit.to[0]; piece++) {
        if (!bySpan.has(piece)) bySpan.set(piece, []);
        bySpan.get(piece).push({ start: piece === hit.from[0] ? hit.from[1] : 0, end: piece === hit.to[0] ? hit.to[1] + 1 : Infinity, now: i === this.#now });
      }
    });
    for (const [piece, ranges] of bySpan) {
      const span = spans[piece], text = span?.textContent;
      if (!text) continue;
      const parts = [];
      let at = 0;
      for (const { start, end, now } of ranges) {
        parts.push(text.slice(at, start), element('mark', { className: now ? 'pdf-now' : '', textContent: text.slice(start, end) }));
        at = Math.min(end, text.length);
      }
      span.replaceChildren(...parts, text.slice(at));
      span.classList.add('pdf-marked');
    }
  }
}

// One page: an empty sheet of the right size, drawn when it comes near the screen.
import { element } from './parts.js';

const cssUnits = 96 / 72;
const mostPixels = 2 ** 24; // what a phone's browser still gives to one canvas

export class PageView {
  #drawn = 0; #text; #wish = 0; #timer = 0;

  constructor(viewer, number, size) {
    this.viewer = viewer;
    this.number = number;
    this.width = size.width;
    this.height = size.height;
    this.sheet = element('div', { className: 'pdf-page', role: 'group', ariaLabel: viewer.text('pageLabel', number, viewer.document.numPages) });
    this.sheet.dataset.page = number;
  }

  /** The size at once (what is drawn is stretched), sharp again a moment after the last step. */
  scale(zoom) {
    this.zoom = zoom;
    this.sheet.style.setProperty('--total-scale-factor', zoom * cssUnits);
    this.sheet.style.width = `${Math.floor(this.width * zoom)}px`;
    this.sheet.style.height = `${Math.floor(this.height * zoom)}px`;
    if (!this.near) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.draw(), 120);
  }

  async draw() {
    this.near = true;
    if (this.#drawn === this.zoom) return;
    const wish = ++this.#wish, zoom = this.zoom;
    this.page ??= await this.viewer.document.getPage(this.number);
    if (wish !== this.#wish) return;
    const own = this.page.getViewport({ scale: cssUnits });
    if (Math.abs(own.width - this.width) > 1 || Math.abs(own.height - this.height) > 1) { // not the first page's size
      this.width = own.width;
      this.height = own.height;
      this.scale(zoom);
    }
    const viewport = this.page.getViewport({ scale: zoom * cssUnits });
    const sharp = Math.min(devicePixelRatio || 1, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
    const canvas = element('canvas', { width: Math.floor(viewport.width * sharp), height: Math.floor(viewport.height * sharp), ariaHidden: 'true' });
    this.#rendering?.cancel();
    this.#rendering = this.page.render({ canvas, viewport, transform: sharp === 1 ? null : [sharp, 0, 0, sharp, 0, 0] });
    try {
      await this.#rendering.promise;
    } catch (error) {
      if (error?.name === 'RenderingCancelledException') return;
      throw error;
    }
    if (wish !== this.#wish) return;
    this.#canvas?.remove();
    this.#canvas = canvas;
    this.sheet.prepend(canvas);
    this.#drawn = zoom;
    await this.layText(viewport);
  }
  #rendering; #canvas;

  /** Selectable text over the picture; this is what a screen reader reads and the search marks. */
  async layText(viewport = this.page.getViewport({ scale: this.zoom * cssUnits })) {
    if (this.#text) return;
    const container = element('div', { className: 'textLayer' });
    this.#text = new this.viewer.lib.TextLayer({ textContentSource: await this.content(), container, viewport });
    await this.#text.render();
    this.sheet.append(container, ...await this.#links());
    this.viewer.search.mark(this);
  }

  async content() {
    this.page ??= await this.viewer.document.getPage(this.number);
    return this.text ??= await this.page.getTextContent();
  }

  get spans() { return this.#text?.textDivs ?? []; }

  async #links() {
    const box = this.page.getViewport({ scale: 1 });
    return (await this.page.getAnnotations()).filter(a => a.subtype === 'Link' && /^https?:/.test(a.url ?? '')).map(a => {
      const [x1, y1] = box.convertToViewportPoint(a.rect[0], a.rect[1]), [x2, y2] = box.convertToViewportPoint(a.rect[2], a.rect[3]);
      const link = element('a', { href: a.url, rel: 'noopener noreferrer', target: '_blank', className: 'pdf-link', ariaLabel: a.url });
      Object.assign(link.style, { left: `${Math.min(x1, x2) / box.width * 100}%`, top: `${Math.min(y1, y2) / box.height * 100}%`, width: `${Math.abs(x2 - x1) / box.width * 100}%`, height: `${Math.abs(y2 - y1) / box.height * 100}%` });
      return link;
    });
  }

  /** Far from the screen: the picture goes, the text stays for screen readers. */
  clear() {
    this.near = false;
    this.#wish++;
    this.#rendering?.cancel();
    this.#canvas?.remove();
    if (this.#canvas) this.#canvas.width = 0;
    this.#canvas = null;
    this.#drawn = 0;
    this.page?.cleanup();
  }
}

// Prints the document itself, not the page around it: every page as a picture of 150 dpi on a sheet of its own.
import { element } from './parts.js';

const scale = 150 / 72;

export async function printPages(document_) {
  const box = element('div', { className: 'pdf-print' }), urls = [];
  for (let i = 1; i <= document_.numPages; i++) {
    const page = await document_.getPage(i), viewport = page.getViewport({ scale });
    const canvas = element('canvas', { width: Math.floor(viewport.width), height: Math.floor(viewport.height) });
    await page.render({ canvas, viewport, intent: 'print' }).promise;
    const url = URL.createObjectURL(await new Promise(done => canvas.toBlob(done)));
    canvas.width = 0;
    urls.push(url);
    const image = element('img', { src: url, alt: '' });
    await image.decode();
    box.append(image);
  }
  document.body.append(box);
  document.documentElement.classList.add('pdf-printing');
  const done = () => { document.documentElement.classList.remove('pdf-printing'); box.remove(); urls.forEach(url => URL.revokeObjectURL(url)); };
  addEventListener('afterprint', done, { once: true });
  print();
}

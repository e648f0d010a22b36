// Turns this folder into the web root: node build.mjs --out ../Ebok.Web/wwwroot [--fonts ../Ebok.Web/assets/fonts]
// Called by the build of Ebok.Web after `npm ci`. The same input gives the same bytes; what it writes is not committed.
// A file is written only when its bytes change, so that an unchanged web root does not start the .NET build anew.
import { build, transform } from 'esbuild';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const { values: args } = parseArgs({ options: { out: { type: 'string' }, fonts: { type: 'string' } } });
const out = resolve(here, args.out ?? 'dist');
const fonts = resolve(here, args.fonts ?? (args.out ? '../Ebok.Web/assets/fonts' : 'dist-fonts'));
const pkg = name => join(here, 'node_modules', name);

/** Browsers of 2021 and later: what an old phone still has. */
const target = ['chrome90', 'firefox90', 'safari15'];
const ours = new Set();

async function put(path, bytes) {
  ours.add(path);
  const old = await readFile(path).catch(() => null);
  if (old && Buffer.compare(old, Buffer.from(bytes)) === 0) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
const text = path => readFile(join(here, path), 'utf8');
const copy = async (from, to) => put(to, await readFile(from));

async function sheet(name, ...sources) {
  const css = (await Promise.all(sources.map(s => s instanceof Function ? s() : text(`css/${s}.css`)))).join('\n');
  const { code, warnings } = await transform(css, { loader: 'css', minify: true, target, legalComments: 'none', logLevel: 'warning' });
  if (warnings.length) throw new Error(`css/${name}.css: ${warnings[0].text}`);
  await put(join(out, 'css', `${name}.css`), code);
}

/** The colours of tokens.css once more, for who has chosen a theme whatever his system has: first block light, second dark. */
async function chosenThemes() {
  const [light, dark] = [...(await text('css/tokens.css')).matchAll(/:root \{([^}]*)\}/g)].slice(0, 2).map(block => block[1].match(/--[a-z-]+:\s*(#[0-9a-f]{3,6}|none|0 1px[^;]*);/g).join(''));
  // Who wants more contrast has it from tokens.css.
  return `@media not (prefers-contrast: more){:root[data-theme="light"]{color-scheme:light;${light}}:root[data-theme="dark"]{color-scheme:dark;${dark}}}`;
}

async function script(name, options = {}) {
  const result = await build({ entryPoints: [join(here, 'js', `${name}.js`)], bundle: true, minify: true, write: false, format: 'esm', target, legalComments: 'none', logLevel: 'warning', ...options });
  await put(join(out, 'js', `${name}.js`), result.outputFiles[0].contents);
}

await sheet('ebok', 'tokens', 'ebok');
for (const name of ['office', 'steps', 'reading', 'use', 'circuit', 'human-check', 'password-rules', 'pdf-viewer', 'import', 'radzen-bridge']) await sheet(name, name);
await sheet('staff', 'staff', chosenThemes);
await script('ebok', { format: 'iife' });
await script('human-check');
await script('countdown');
await script('passkeys');
await script('password-rules');
await script('registration');
await script('staff');
await script('upload');
await script('import');
await script('pdf-viewer', { external: ['../pdfjs/*'] });
await copy(join(here, 'images', 'favicon.svg'), join(out, 'favicon.svg'));

// altcha: the build without inline sheet and worker, which the policy forbids. Fetched only where it is needed.
const altcha = join(pkg('altcha'), 'dist');
await put(join(out, 'js', 'altcha.js'), (await build({ entryPoints: [join(altcha, 'external/altcha.js')], minify: true, write: false, format: 'esm', target, legalComments: 'none', logLevel: 'warning' })).outputFiles[0].contents);
await put(join(out, 'js', 'altcha-pbkdf2.js'), (await transform(await readFile(join(altcha, 'workers/pbkdf2.js'), 'utf8'), { minify: true, target, logLevel: 'warning' })).code);
await copy(join(altcha, 'external/altcha.css'), join(out, 'css', 'altcha.css'));

// pdf.js: the legacy build, because customers' phones are old. No WebAssembly (the policy of the pages forbids it):
// its decoders in plain JavaScript are fetched only by a document that holds such pictures, and the standard fonts
// only by a document that does not carry its own.
const pdfjs = pkg('pdfjs-dist');
for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs']) await copy(join(pdfjs, 'legacy/build', name), join(out, 'pdfjs', name));
for (const name of await readdir(join(pdfjs, 'wasm'))) if (/nowasm|LICENSE_(JBIG2|OPENJPEG|PDFJS_JBIG2|PDFJS_OPENJPEG)$/.test(name)) await copy(join(pdfjs, 'wasm', name), join(out, 'pdfjs/wasm', name));
for (const name of await readdir(join(pdfjs, 'standard_fonts'))) await copy(join(pdfjs, 'standard_fonts', name), join(out, 'pdfjs/standard_fonts', name));
await copy(join(pdfjs, 'LICENSE'), join(out, 'pdfjs/LICENSE'));

// Fonts of the PDFs that the server draws: read by the program, never sent to a browser.
const dejavu = pkg('dejavu-fonts-ttf');
for (const name of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf']) await copy(join(dejavu, 'ttf', name), join(fonts, name));
await copy(join(dejavu, 'LICENSE'), join(fonts, 'LICENSE'));

// What an older build left behind must not be served. Only our own folders are swept.
for (const dir of ['css', 'js', 'pdfjs', 'pdfjs/wasm', 'pdfjs/standard_fonts'])
  for (const entry of await readdir(join(out, dir), { withFileTypes: true }))
    if (entry.isFile() && !ours.has(join(out, dir, entry.name))) await rm(join(out, dir, entry.name));

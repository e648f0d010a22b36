// See lighthouse.sh.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [base = 'http://127.0.0.1:5080', slug = 'kpec'] = process.argv.slice(2);
const installed = createRequire(new URL('../artifacts/lighthouse/package.json', import.meta.url));
const load = (name) => import(pathToFileURL(installed.resolve(name)));
const { default: lighthouse } = await load('lighthouse');
const { launch } = await load('chrome-launcher');

const cookies = new Map();
const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function ask(path, form) {
    const answer = await fetch(base + path, {
        method: form ? 'POST' : 'GET',
        body: form && new URLSearchParams(form),
        redirect: 'manual',
        headers: { cookie: cookieHeader() },
    });
    for (const cookie of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
        cookies.set(name, value);
    }
    return answer;
}

async function signIn() {
    const demo = await (await ask('/demo.json')).json();
    const { login, password } = demo.utilities.find((u) => u.slug === slug).signIn;
    const page = await (await ask(`/${slug}/logowanie`)).text();
    const form = {};
    for (const [, name, value] of page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) form[name] = value;
    for (const [, name] of page.matchAll(/name="(Typed\.(?:Login|Password))"/g))
        form[name] = name.endsWith('Password') ? password : login;
    const answer = await ask(`/${slug}/logowanie`, form);
    if (answer.status !== 302) throw new Error(`not signed in: ${answer.status}`);
}

const chrome = await launch({
    chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium-headless-shell',
    chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
    console.log('| page | performance | accessibility | best practices | SEO | LCP | TBT | CLS |\n|---|---:|---:|---:|---:|---:|---:|---:|');
    for (const page of ['logowanie', 'faktury']) {
        if (page !== 'logowanie') await signIn();
        const { lhr } = await lighthouse(`${base}/${slug}/${page}`, {
            port: chrome.port,
            formFactor: 'mobile',
            extraHeaders: { Cookie: cookieHeader() },
        });
        const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map((c) => Math.round(100 * lhr.categories[c].score));
        const shown = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((a) => lhr.audits[a].displayValue);
        console.log(`| ${page} | ${[...scores, ...shown].join(' | ')} |`);
    }
} finally {
    await chrome.kill();
}

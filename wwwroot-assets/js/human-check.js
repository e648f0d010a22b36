// <human-check data-picture data-work data-widget data-worker data-sheet data-texts>: the code from a picture, or altcha's
// proof of work. Without this script the buttons inside send the form, and the server shows it anew as typed.
const renewAfter = 13 * 60_000; // the server takes an answer for 15 minutes

class HumanCheck extends HTMLElement {
  #texts; #status; #other; #widget; #waiting; #timer; #stop = new AbortController();

  connectedCallback() {
    this.#other = this.querySelector('.human-other');
    this.#other.hidden = !this.#other.classList.contains('human-failed');
    this.#texts = JSON.parse(this.dataset.texts);
    this.#status = this.querySelector('[role=status]');
    const picture = this.querySelector('.human-picture');
    if (!picture) return this.#work();
    for (const button of picture.querySelectorAll('button[name]')) {
      button.type = 'button';
      button.addEventListener('click', () => button.value === 'nowy' ? this.#newPicture(true) : this.#work(true));
    }
    // A page that comes back from the browser's memory may hold a picture that is too old by now.
    picture.querySelector('img').addEventListener('error', () => this.#newPicture(), { once: true });
    this.#renewLater(() => this.querySelector('.human-picture .input').value || this.#newPicture());
  }

  disconnectedCallback() { clearTimeout(this.#timer); this.#stop.abort(); }

  #say(text) { this.#status.textContent = text; }
  #renewLater(act) { clearTimeout(this.#timer); this.#timer = setTimeout(act, renewAfter); }

  async #newPicture(asked) {
    const [id, image, input] = ['[type=hidden]', 'img', '.input'].map(s => this.querySelector('.human-picture ' + s));
    try {
      const answer = await fetch(this.dataset.picture + '/nowy');
      if (!answer.ok) throw answer.status;
      id.value = (await answer.json()).id;
      image.src = `${this.dataset.picture}?o=${id.value}`;
      input.value = '';
      if (asked) { this.#say(this.#texts.newPicture); input.focus(); }
      this.#renewLater(() => input.value || this.#newPicture());
    } catch { if (asked) this.#say(this.#texts.noPicture); }
  }

  // The work begins when the person begins with the form, or at once where he asked for it.
  async #work(asked) {
    const part = this.querySelector('.human-work');
    clearTimeout(this.#timer);
    this.querySelector('.human-picture')?.remove();
    part.hidden = false;
    if (asked) part.focus();
    try {
      if (!isSecureContext) throw new Error('not https');
      this.#addSheet();
      await import(this.dataset.widget);
    } catch { return this.#fail(); }
    const { $altcha } = globalThis, t = this.#texts;
    $altcha.i18n.set(document.documentElement.lang, { label: t.start, verifying: t.running, verified: t.done, error: t.failed, expired: t.failed, waitAlert: t.wait, verificationRequired: t.start });
    $altcha.algorithms.set('PBKDF2/SHA-256', () => new Worker(this.dataset.worker));
    this.#widget = document.createElement('altcha-widget');
    this.#widget.setAttribute('configuration', JSON.stringify({ hideLogo: true, hideFooter: true, humanInteractionSignature: false, minDuration: 0, type: 'native' }));
    this.#widget.setAttribute('challenge', this.dataset.work);
    this.#widget.setAttribute('auto', asked ? 'onload' : 'onfocus');
    this.#widget.addEventListener('statechange', e => this.#changed(e.detail.state));
    this.querySelector('.human-widget').append(this.#widget);
    document.addEventListener('click', e => this.#sending(e), { capture: true, signal: this.#stop.signal });
  }

  #changed(state) {
    const texts = { verifying: 'running', verified: 'done', error: 'failed' };
    if (texts[state]) this.#say(this.#texts[texts[state]]);
    if (state === 'error') this.#fail();
    if (state !== 'verified') return;
    this.#other.hidden = true;
    this.#renewLater(() => this.#widget.verify());
    const button = this.#waiting;
    this.#waiting = null;
    button?.removeAttribute('aria-busy');
    // altcha writes the hidden field only after it has told the state.
    if (button) requestAnimationFrame(() => button.form.requestSubmit(button));
  }

  // Who sends the form before the work is done waits for it, and need not press again.
  #sending(event) {
    const button = event.target.closest?.('button, input');
    if (button?.type !== 'submit' || button.form !== this.closest('form') || button.formNoValidate) return;
    const state = this.#widget.getState();
    if (state === 'verified') return;
    event.preventDefault();
    event.stopPropagation();
    this.#waiting = button;
    button.setAttribute('aria-busy', 'true');
    this.#say(this.#texts.wait);
    if (state !== 'verifying') this.#widget.verify();
  }

  #fail() {
    this.#waiting?.removeAttribute('aria-busy');
    this.#waiting = null;
    this.#other.hidden = false;
    this.#other.classList.add('human-failed');
  }

  #addSheet() {
    if (document.querySelector(`link[href="${this.dataset.sheet}"]`)) return;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = this.dataset.sheet;
    document.head.append(link);
  }
}

customElements.define('human-check', HumanCheck);

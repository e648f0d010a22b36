// <password-rules data-for data-again data-login data-rate data-texts>: ticks the rules of a new password while it is typed.
// The rules stand on the server only; it is asked when typing rests for a moment. Only attributes and the texts of
// elements that are empty on the page are changed, so a page that Blazor keeps up to date is not disturbed.
const settled = 200, spoken = 1200; // milliseconds after the last key: until the server is asked, until it is said aloud

class PasswordRules extends HTMLElement {
  #stop; #asking; #ask; #speak; #texts;

  connectedCallback() {
    this.#stop = new AbortController();
    this.#texts = JSON.parse(this.dataset.texts);
    // On the document: the fields may be drawn anew. "change" too: some password managers send no "input".
    for (const type of ['input', 'change', 'focusout'])
      document.addEventListener(type, event => this.#touched(event), { signal: this.#stop.signal });
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#asking?.abort();
    clearTimeout(this.#ask);
    clearTimeout(this.#speak);
  }

  #input(key) { return this.dataset[key] ? document.getElementById(this.dataset[key]) : null; }

  #touched({ target, type }) {
    if (!target.id) return;
    const ours = target.id === this.dataset.for;
    if (type !== 'focusout' && (ours || target.id === this.dataset.login)) {
      clearTimeout(this.#ask);
      clearTimeout(this.#speak);
      this.#ask = setTimeout(() => this.#rate(), settled);
    }
    if (ours || target.id === this.dataset.again) this.#compare(type !== 'input');
  }

  async #rate() {
    const password = this.#input('for')?.value ?? '';
    this.#asking?.abort();
    if (!password) return this.#show(null);
    this.#asking = new AbortController();
    const token = this.closest('form')?.querySelector('[name=__RequestVerificationToken]')?.value ?? '';
    try {
      const answer = await fetch(this.dataset.rate, {
        method: 'POST',
        body: new URLSearchParams({ haslo: password, login: this.#input('login')?.value ?? '', __RequestVerificationToken: token }),
        signal: this.#asking.signal,
      });
      if (answer.ok) this.#show(await answer.json());
      else this.#show(null); // the page was open for too long: the list stands as it stood at first
    } catch (error) { if (error.name !== 'AbortError') this.#show(null); }
  }

  #show(rating) {
    for (const rule of this.querySelectorAll('[data-rule]')) {
      const state = rating && (rating.unmet.includes(rule.dataset.rule) ? 'unmet' : 'met');
      rule.toggleAttribute('data-met', state === 'met');
      rule.querySelector('span').textContent = state ? ` (${this.#texts[state]})` : '';
      if (rule.dataset.rule === 'MaxLength') rule.hidden = state !== 'unmet';
    }
    const strength = this.querySelector('.password-strength');
    strength.hidden = !rating;
    strength.dataset.strength = rating?.strength ?? 0;
    strength.querySelector('strong').textContent = rating?.label ?? '';
    clearTimeout(this.#speak);
    this.#speak = setTimeout(() => { this.querySelector('[role=status]').textContent = rating?.words ?? ''; }, spoken - settled);
  }

  // A word that is still being typed is not called different.
  #compare(finished) {
    const again = this.#input('again'), line = again && document.getElementById(again.id + '-zgodne');
    if (!line) return;
    const [first, second] = [this.#input('for')?.value ?? '', again.value];
    const state = !second ? '' : first === second ? 'same' : finished || !first.startsWith(second) ? 'different' : '';
    if (line.dataset.state === state) return;
    line.dataset.state = state;
    line.textContent = this.#texts[state] ?? '';
  }
}

customElements.define('password-rules', PasswordRules);

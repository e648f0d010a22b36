// Passkeys, fetched by ebok.js when a form marked data-passkey is sent: the options come
// from …/opcje with the form's own fields (and its antiforgery token), the authenticator answers, and the form goes on
// with the answer in place of the password.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const credentials = list => list?.map(one => ({ ...one, id: bytes(one.id) }));

async function create(options) {
  const made = await navigator.credentials.create({ publicKey: { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: credentials(options.excludeCredentials) } });
  return { ...common(made), response: { attestationObject: text(made.response.attestationObject), clientDataJSON: text(made.response.clientDataJSON), transports: made.response.getTransports?.() ?? [] } };
}

async function get(options) {
  const given = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: credentials(options.allowCredentials) } });
  const { authenticatorData, clientDataJSON, signature, userHandle } = given.response;
  return { ...common(given), response: { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature), userHandle: userHandle ? text(userHandle) : null } };
}

const common = made => ({ id: made.id, rawId: text(made.rawId), type: made.type, authenticatorAttachment: made.authenticatorAttachment, clientExtensionResults: made.getClientExtensionResults() });

async function answer(form) {
  const response = await fetch(`${form.getAttribute('action')}/opcje`, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' } });
  const options = await response.json().catch(() => ({}));
  if (!response.ok || options.error) throw new Error(options.error ?? form.dataset.failed, { cause: 'server' });
  form.elements.odpowiedz.value = JSON.stringify(await (form.dataset.passkey === 'create' ? create : get)(options));
}

function say(form, message) {
  const place = form.querySelector('[role=alert]');
  place.textContent = message;
  place.hidden = !message;
}

const rest = form => [form, ...form.querySelectorAll('[aria-busy]')].forEach(x => x.removeAttribute('aria-busy'));

/** Asks the authenticator, then sends the form with its answer. */
export async function ask(form) {
  if (form.dataset.asking) return;
  form.dataset.asking = '1';
  say(form, '');
  try {
    await answer(form);
    form.querySelectorAll('[type=password]').forEach(field => { field.disabled = true; });
    form.submit();
  } catch (failure) {
    rest(form);
    say(form, failure.cause === 'server' ? failure.message : form.dataset.failed);
  } finally {
    delete form.dataset.asking;
  }
}

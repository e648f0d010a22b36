// How far an import is (Web/Operator/Imports/ImportProgressCard.razor): asked every other second, and the page is loaded
// anew when it has moved on. Without this script the link does it.
const card = document.querySelector('.import-now');
const bar = card.querySelector('progress'), line = card.querySelector('.import-line');
card.querySelector('.needs-no-script').hidden = true;
// As the page was made: what moved on since then is seen at the first look.
const state = card.dataset.state;

const look = async () => {
  const answer = await fetch(card.dataset.href, { headers: { accept: 'application/json' } }).catch(() => null);
  if (answer?.ok) {
    const now = await answer.json();
    if (now.state !== state) return location.reload();
    bar.value = now.percent;
    if (line.textContent !== now.line) line.textContent = now.line;
  } else if (answer) return location.reload();
  setTimeout(look, document.hidden ? 10000 : 2000);
};
look();

// The minutes that a code or link is still good for (Web/PasswordReset/TimeLeft.razor). The server says how many seconds
// are left: the clock of the browser may be wrong, but it goes, and goes on while the phone sleeps.
const box = document.querySelector('.time-left');
const left = box.querySelector('[data-left]'), status = box.querySelector('[role=status]');
const end = Date.now() + 1000 * box.dataset.seconds;
let said = Infinity;

const tick = () => {
  const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000)), minutes = seconds / 60;
  left.textContent = `${Math.floor(minutes)}:${String(seconds % 60).padStart(2, '0')}`;
  const due = [0, 1, 5].find(m => minutes <= m);
  if (due !== undefined && due < said) {
    // What was left when the page opened stands on it: only what changes is told.
    if (said !== Infinity || minutes === due) status.textContent = status.getAttribute(`data-say-${due}`);
    said = due;
  } else if (said === Infinity) said = 15;
  if (seconds > 0) return;
  clearInterval(timer);
  document.querySelectorAll('[data-while]').forEach(x => { x.hidden = true; });
  document.querySelectorAll('[data-after]').forEach(x => { x.hidden = false; });
};
const timer = setInterval(tick, 1000);
document.addEventListener('visibilitychange', tick);
tick();

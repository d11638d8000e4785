// Runs before anything is drawn, so that a chosen theme doesn't flash. Only this is a classic script.
'use strict';
{
  let chosen = null;
  try { chosen = localStorage.getItem('multichat.theme'); } catch { /* storage may be forbidden */ }
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
}

// The same article as it was before: plain mark-up and inline scripts that do what such scripts usually do, faults included.
// For comparison only; nothing here is an example to follow.
import { figure, proposition } from './layout.mjs';

export const widgets = {
  pencil: ({ pencil }) => `
<div class="offer offer--closed" hidden>
  <p class="offer-bar"><strong>${pencil.headline}</strong> <button type="button" aria-expanded="false">${pencil.cta}</button></p>
  <div class="offer-panel">
    ${pencil.propositions.map(proposition).join('\n')}
    <p>${pencil.price}</p>
    <p><a href="/about.html">${pencil.cta}</a></p>
    <small>${pencil.legal}</small>
  </div>
</div>`,

  photo: (photo, options) => figure(photo, options),

  comments: ({ comments }) => `
<div class="panel">
  <p>Comments are switched off at the moment, for technical reasons.</p>
  <p>${comments.welcome} ${comments.anonymous}</p>
  <p>${comments.welcome} ${comments.registered}</p>
  <p>${comments.welcome} ${comments.subscriber}</p>
  <ul>${comments.rules.map((rule) => `<li>${rule}</li>`).join('')}</ul>
  <p>UPDATED: <a href="/about.html">our rules</a></p>
  <p class="loading">Loading the discussion …</p>
</div>`,

  cookies: ({ cookies }) => `
<div class="cookies">
  <p>${cookies.text} <a href="/about.html">Privacy policy</a></p>
  <p><a href="/about.html">How to accept cookies</a></p>
</div>`,
};

export const head = `<style>
.offer { position: sticky; inset-block-start: 0; z-index: 1; padding: 0.5rem var(--gutter); background: var(--paper); border-block-end: 1px solid var(--line); }
.offer-bar { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; margin: 0; }
.offer--closed .offer-panel { display: none; }
.panel ul { padding-inline-start: 1.2em; list-style: disc; }
</style>`;

export const end = `<script>
(function () {
  var root = document.querySelector('.offer');
  var button = root.querySelector('button');
  var mayOpen = true;

  function isOpen() {
    return root.classList.contains('offer--open');
  }

  function show(open) {
    root.classList.toggle('offer--open', open);
    root.classList.toggle('offer--closed', !open);
    button.setAttribute('aria-expanded', open);
  }

  button.addEventListener('click', function () {
    show(!isOpen());
  });

  window.addEventListener('scroll', function () {
    requestAnimationFrame(function () {
      var atTop = document.documentElement.scrollTop === 0;
      if (!atTop && !isOpen() && mayOpen) {
        mayOpen = false;
        show(true);
      } else if (atTop && isOpen()) {
        mayOpen = true;
        show(false);
      }
    });
  });

  root.removeAttribute('hidden');
})();
</script>
<script>
(function () {
  var current = -1;

  function turn() {
    var all = document.getElementsByClassName('proposition');
    for (var i = 0; i < all.length; i++) all[i].style.display = 'none';
    current = (current + 1) % all.length;
    all[current].style.display = 'block';
    setTimeout(turn, 2500);
  }

  turn();
})();
</script>`;

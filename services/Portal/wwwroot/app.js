// Niceties only: every page works without this file. Listeners sit on the document, so they outlive enhanced navigation.
(() => {
  'use strict';
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  let leaving = false; // a form is on its way: nothing is lost
  let changed = null;  // the guarded form with unsaved input

  root.classList.add('js');

  document.addEventListener('click', async e => {
    const copy = e.target.closest('[data-copy]');
    if (copy) {
      await navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent.trim());
      copy.classList.add('btn-success');
    }
    if (e.target.closest('[data-print]')) print();
    const close = e.target.closest('[data-close]');
    for (const open of all('details.confirm[open]')) {
      if (close ? open.contains(close) : !open.contains(e.target)) open.open = false;
    }
    const menu = document.getElementById('menu-open');
    if (menu?.checked && e.target.closest('.menu a')) menu.checked = false;

    const link = e.target.closest('a[href]');
    if (link && changed && !link.target && !link.hasAttribute('download') && !link.getAttribute('href').includes('#')) {
      if (confirm(changed.dataset.unsaved)) changed = null;
      else { e.preventDefault(); e.stopImmediatePropagation(); }
    }
  }, true);

  // A question opens to the left of its button, or to the right where it would lie over the menu.
  document.addEventListener('toggle', e => {
    if (!e.target.matches?.('details.confirm[open]')) return;
    e.target.classList.remove('confirm-start');
    const left = document.querySelector('main')?.getBoundingClientRect().left ?? 0;
    e.target.classList.toggle('confirm-start', e.target.querySelector('.confirm-card').getBoundingClientRect().left < left);
  }, true);

  document.addEventListener('keydown', e => {
    if (e.key !== 'Escape') return;
    all('details.confirm[open]').forEach(d => { d.open = false; d.querySelector('summary').focus(); });
    const menu = document.getElementById('menu-open');
    if (menu) menu.checked = false;
  });

  document.addEventListener('input', e => {
    const form = e.target.closest('form[data-guard]');
    if (form) changed = form;
  });

  document.addEventListener('change', e => {
    if (e.target.matches('[data-autosubmit]')) e.target.form.requestSubmit();
  });

  document.addEventListener('submit', e => {
    const form = e.target;
    if (form.method === 'get') {
      // Leave empty filters out of the address.
      all('input, select', form).filter(i => i.name && !i.value).forEach(i => { i.disabled = true; setTimeout(() => { i.disabled = false; }); });
      return;
    }
    if (form.dataset.sent) { e.preventDefault(); return; }
    // A file comes and the page stays: it is drawn again without what was handed out.
    if ('download' in form.dataset) setTimeout(() => Blazor.navigateTo(location.href, false, true), 3_000);
    form.dataset.sent = '1';
    leaving = true;
    const button = e.submitter ?? form.querySelector('[data-busy]');
    if (button?.dataset.busy) { button.classList.add('busy'); button.setAttribute('aria-busy', 'true'); button.textContent = button.dataset.busy; }
  });

  addEventListener('beforeunload', e => { if (changed && !leaving) e.preventDefault(); });
  addEventListener('pageshow', e => { if (e.persisted) location.reload(); });

  // Figures: ask for the version while the page is visible; draw the page again when it has changed and nobody is typing.
  let restore = null;
  const typing = () => changed || document.activeElement?.matches('input, select, textarea') || document.querySelector('details.confirm[open]');

  async function refresh(live) {
    const answer = await fetch(live.dataset.live, { headers: { accept: 'application/json' } });
    live.classList.toggle('stale', !answer.ok);
    if (!answer.ok) return answer.status === 401 ? 60_000 : 10_000;
    const { version } = await answer.json();
    if (String(version) !== live.dataset.version && !typing()) {
      restore = { x: scrollX, y: scrollY, open: all('main details').map(d => d.open) };
      live.dataset.version = version;
      Blazor.navigateTo(location.href, false, true);
    }
    return 2_000;
  }

  async function watch() {
    const live = document.querySelector('[data-live]');
    let wait = 2_000;
    if (live && !document.hidden) wait = await refresh(live).catch(() => { live.classList.add('stale'); return 10_000; });
    setTimeout(watch, wait);
  }

  // An import under way tells how far it is; when it has ended the page is drawn again.
  let following = null;
  function follow() {
    const at = document.querySelector('[data-progress]');
    if (following && following.of === at) return;
    following?.close();
    following = null;
    if (!at) return;
    const source = following = Object.assign(new EventSource(at.dataset.progress), { of: at });
    source.addEventListener('progress', e => {
      const { state, done, total } = JSON.parse(e.data);
      at.querySelector('[data-done]').textContent = done.toLocaleString(root.lang);
      if (total) Object.assign(at.querySelector('progress'), { max: total, value: done });
      if (state === 'checking' || state === 'importing' || state === 'undoing') return;
      source.close();
      following = null;
      Blazor.navigateTo(location.href, false, true);
    });
  }

  function arrived() {
    root.classList.add('js');
    follow();
    changed = null;
    leaving = false;
    document.querySelector('[data-focus]')?.focus();
    if (restore) {
      const { x, y, open } = restore;
      restore = null;
      all('main details').forEach((d, i) => { if (open[i]) d.open = true; });
      scrollTo({ left: x, top: y, behavior: 'instant' });
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    arrived();
    Blazor.addEventListener('enhancedload', arrived);
    watch();
  });
})();

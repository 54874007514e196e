// What Web Test Runner lacks: a closing line that counts, an ARIA snapshot, a viewport for every engine.

/** Ends the output with `unit: N passed, N failed, N skipped`. */
export const closingLine = () => ({
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const walk = (suite) => {
      for (const test of suite?.tests ?? []) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
      for (const inner of suite?.suites ?? []) walk(inner);
    };
    for (const session of sessions) {
      const before = count.failed;
      walk(session.testResults);
      // A file that did not even load has no failed test, but it failed.
      if (!session.passed && count.failed === before) count.failed += 1;
    }
    const line =
      `unit: ${count.passed} passed, ${count.failed} failed` + (count.skipped ? `, ${count.skipped} skipped` : '');
    process.once('exit', () => console.log(line));
  },
});

/** `executeCommand('newsprint:…')` in a test. */
export const extraCommands = () => ({
  name: 'newsprint-commands',
  async executeCommand({ command, payload, session }) {
    const { browser } = session;
    switch (command) {
      // Playwright's ARIA snapshot of the whole page or of one selector: Chromium and Firefox.
      case 'newsprint:aria-snapshot':
        if (browser.type !== 'playwright') return null;
        return browser
          .getPage(session.id)
          .locator(payload?.selector ?? 'body')
          .ariaSnapshot();
      case 'newsprint:set-viewport':
        if (browser.type === 'webdriver') return browser.setViewport(session.id, payload);
        await browser.getPage(session.id).setViewportSize(payload);
        return [payload.width, payload.height];
      // Reduced motion, print, colour scheme and forced colours on the fly: Chromium only (silently nothing elsewhere).
      case 'newsprint:emulate-media':
        if (browser.type !== 'playwright') return false;
        await browser.getPage(session.id).emulateMedia(payload);
        return true;
      default:
        return undefined;
    }
  },
});

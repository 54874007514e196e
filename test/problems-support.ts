// For tests that drive elements hard: hears whatever goes wrong in the page while it is listened to.

/** What a browser says when a box changes its size twice in a frame; nothing is lost. Mocha would take it for a failure. */
const LOOP = 'ResizeObserver loop';

/** Registers hooks for the `describe` that it is called in. What it returns gives what was heard since, and forgets it. */
export function hearProblems(): () => string[] {
  const problems: string[] = [];
  const { onerror } = window;
  const hear = (event: ErrorEvent | PromiseRejectionEvent) => {
    // A picture that is missing is an error event, too.
    if (event.target !== window) return;
    event.preventDefault();
    const text = 'reason' in event ? String((event.reason as Error)?.stack ?? event.reason) : event.message;
    if (!text.includes(LOOP)) problems.push(text);
  };
  before(() => {
    window.onerror = (message, ...rest: [string?, number?, number?, Error?]): unknown =>
      (typeof message === 'string' && message.includes(LOOP)) || onerror?.call(window, message, ...rest);
    window.addEventListener('error', hear, true);
    window.addEventListener('unhandledrejection', hear);
  });
  after(() => {
    window.onerror = onerror;
    window.removeEventListener('error', hear, true);
    window.removeEventListener('unhandledrejection', hear);
  });
  return () => problems.splice(0);
}

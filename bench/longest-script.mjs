// The longest piece of script that nothing could come between, while a page loads and is scrolled.
import { openPage, scroll } from './pages.mjs';

const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'toplevel'];

/** Scripts of the page and what they have left to do later; those of the driver, and of the bench, have no address. */
const isScript = ({ name, args }) =>
  /^(RunMicrotasks|TimerFire|FireAnimationFrame)$/.test(name) ||
  (/^(EvaluateScript|v8\.(evaluateModule|compile|compileModule)|FunctionCall)$/.test(name) &&
    /^http/.test(args.data?.url ?? args.fileName ?? args.data?.fileName ?? ''));

const thread = ({ pid, tid }) => `${pid} ${tid}`;
const inside = (event, other) =>
  thread(event) === thread(other) && event.ts >= other.ts && event.ts + event.dur <= other.ts + other.dur;

/** Its milliseconds, with the layouts that it asks for, at a quarter of the speed. */
export async function longestScript(browser, address) {
  await browser.startTracing(undefined, { categories: CATEGORIES });
  const { cdp, close } = await openPage(browser, address, { slow: 4 });
  await scroll(cdp, 2000);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  await close();
  const isMain = ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain';
  const mains = new Set(traceEvents.filter(isMain).map(thread));
  const timed = traceEvents.filter((event) => event.ph === 'X' && event.tdur && mains.has(thread(event)));
  const scripts = timed.filter(isScript);
  const times = timed
    .filter(({ name, tdur }) => name === 'RunTask' && tdur > 5000)
    .map((task) => {
      const own = scripts.filter((script) => inside(script, task));
      const outer = own.filter((script) => !own.some((other) => other !== script && inside(script, other)));
      return outer.reduce((sum, { tdur }) => sum + tdur / 1000, 0);
    });
  return Math.max(0, ...times);
}

// `iframe.html?…&still` shows a story so that two pictures of it are the same: one moment for every clock, animations at
// their end (or, if they last, at their beginning), pictures as flat grey. `<html data-still>` says when it may be taken.
import { addons } from 'storybook/preview-api';
import { roots } from './roots.js';

const MOMENT = Date.UTC(2026, 10, 21, 12);

const LONG = 1000;

function pinClock(): void {
  const offset = MOMENT - Date.now();
  const RealDate = Date;
  class PinnedDate extends RealDate {
    constructor(...given: [] | [number]) {
      if (given.length) super(...given);
      else super(PinnedDate.now());
    }
    static override now(): number {
      return RealDate.now() + offset;
    }
  }
  globalThis.Date = PinnedDate as DateConstructor;
}

function stopAnimations(): void {
  for (const animation of roots().flatMap((root) => root.getAnimations())) {
    const { duration } = animation.effect?.getComputedTiming() ?? {};
    if (typeof duration === 'number' && duration < LONG) animation.finish();
    else {
      animation.pause();
      animation.currentTime = 0;
    }
  }
}

const frame = () => new Promise(requestAnimationFrame);

async function settle(): Promise<void> {
  await document.fonts.ready;
  await Promise.allSettled([...document.images].filter(({ loading }) => loading !== 'lazy').map((img) => img.decode()));
  // What arrives late (an element's second half) has rendered after a few frames.
  for (let frames = 0; frames < 20; frames++) await frame();
  stopAnimations();
  await frame();
  await frame();
}

export const isStill = new URLSearchParams(location.search).has('still');

/** Does nothing without `still` in the address. Has to run before any story. */
export function holdStill(): void {
  if (!isStill) return;
  pinClock();
  const sheet = new CSSStyleSheet();
  // Photos would make the pictures large, and differ by a decoder's rounding.
  sheet.replaceSync('img { filter: contrast(0); } * { caret-color: transparent !important; }');
  document.adoptedStyleSheets.push(sheet);
  const say = (text: string) => (document.documentElement.dataset.still = text);
  void addons.ready().then((channel) => {
    channel.on('storyFinished', ({ status }: { status: string }) => void settle().then(() => say(status)));
    for (const event of ['storyErrored', 'storyThrewException', 'playFunctionThrewException', 'storyMissing'])
      channel.on(event, () => say(event));
  });
}

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import type { NewsCookieNotice } from '../src/index.js';
import { articleIn } from './support/articles.js';
import { elementStories, withWords } from './support/element-stories.js';

const { args, argTypes, render } = elementStories('news-cookie-notice');

/** A browser that keeps no cookies: what is written is not there afterwards. Returns what undoes it. */
function blockCookies(): () => void {
  Object.defineProperty(document, 'cookie', { configurable: true, get: () => '', set: () => undefined });
  return allowCookies;
}
function allowCookies(): void {
  delete (document as Partial<Document>).cookie;
}

const meta: Meta = {
  title: 'Elements/Cookie notice',
  component: 'news-cookie-notice',
  args: { ...args, 'policy-href': '#policy' },
  argTypes,
  render: (given, { globals }) => {
    const { text, consequences, noscript } = articleIn(globals.locale).cookies;
    return render(
      withWords(given, {
        'default-slot': `<p>${text}</p>\n<noscript><p>${noscript}</p></noscript>`,
        'consequences-slot': `<p>${consequences}</p>`,
      }),
    );
  },
  // On this page the browser only seems to block cookies, so that there is something to see.
  beforeEach: blockCookies,
  parameters: { docs: { story: { inline: false, height: '360px' } } },
};
export default meta;
type Story = StoryObj;

const noticeIn = (canvas: HTMLElement) => canvas.querySelector<NewsCookieNotice>('news-cookie-notice')!;
const shadow = (canvas: HTMLElement, selector: string) =>
  noticeIn(canvas).shadowRoot!.querySelector<HTMLElement>(selector)!;

/** Cookies are blocked. The words are the newspaper’s, the steps are built in. */
export const Playground: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(noticeIn(canvasElement).explain().view).toBe('blocked'));
  },
};

/** Without any words of yours: one built-in sentence. */
export const BuiltInWords: Story = {
  name: 'Built-in words',
  render: (given) => render(given),
};

/** With a link to your own page about cookies besides the policy. */
export const WithHelp: Story = { name: 'With a help page', args: { 'help-href': '#help' } };

/** Whoever keeps cookies sees nothing, and the element takes no space. */
export const Allowed: Story = {
  name: 'Cookies are kept',
  beforeEach: allowCookies,
  play: async ({ canvasElement }) => {
    const notice = noticeIn(canvasElement);
    await waitFor(() => expect(notice.verdict?.cookies).toBe('ok'));
    await expect(notice.getBoundingClientRect().height).toBe(0);
  },
};

/** The steps, for the reader’s own browser first. */
export const Steps: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(shadow(canvasElement, '[part~=steps]')).toBeTruthy());
    await waitFor(() => expect(shadow(canvasElement, '[part~=steps] :is(ol, li)')).toBeTruthy());
    await userEvent.click(shadow(canvasElement, '[part~=steps] > summary'));
    await expect(shadow(canvasElement, '[part~=steps]')).toHaveAttribute('open');
  },
};

/** The reader checks again, and nothing has changed. */
export const StillBlocked: Story = {
  name: 'Still blocked',
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(shadow(canvasElement, '[part~=recheck]')).toBeTruthy());
    await userEvent.click(shadow(canvasElement, '[part~=recheck]'));
    await waitFor(() => expect(shadow(canvasElement, '[part~=confirmation]').textContent?.trim()).not.toBe(''));
  },
};

/** The reader has switched cookies on and comes back: the notice says so, and goes. */
export const Restored: Story = {
  play: async ({ canvasElement, step }) => {
    await waitFor(() => expect(noticeIn(canvasElement).explain().view).toBe('blocked'));
    const restored = fn();
    noticeIn(canvasElement).addEventListener('news-cookie-notice-restored', restored);
    await step('cookies are switched on', async () => {
      allowCookies();
      await userEvent.click(shadow(canvasElement, '[part~=recheck]'));
    });
    await waitFor(() => expect(restored).toHaveBeenCalledTimes(1));
    await waitFor(() => expect(shadow(canvasElement, '[part~=confirmation]')).toBeVisible());
  },
};

const CATEGORIES = `<p>We use cookies to keep you signed in. With your leave we also count which articles are read, and show posts from social networks.</p>
<news-cookie-category name="necessary" label="Necessary" required><p>Signing in, and remembering this answer.</p></news-cookie-category>
<news-cookie-category name="analytics" label="Counting readers"><p>How many people read an article, and how far. Nothing is passed on.</p></news-cookie-category>
<news-cookie-category name="social" label="Social networks"><p>Posts and videos inside articles come from their own sites, which then know that you were here.</p></news-cookie-category>`;

const asks = { mode: 'consent', 'default-slot': CATEGORIES };

/** Asks for consent: accept and reject weigh the same, whatever the theme. */
export const Consent: Story = {
  args: asks,
  beforeEach: allowCookies,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(shadow(canvasElement, '[part~=choice]')).toBeVisible());
  },
};

/** Optional categories run until the reader says no. */
export const OptOut: Story = { name: 'Opt-out', args: { ...asks, regime: 'opt-out' }, beforeEach: allowCookies };

/** Each category with its own answer. */
export const Preferences: Story = {
  args: asks,
  beforeEach: allowCookies,
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(shadow(canvasElement, '[part~=manage]')).toBeVisible());
    await userEvent.click(shadow(canvasElement, '[part~=manage]'));
    await waitFor(() => expect(shadow(canvasElement, '[part~=save]')).toBeVisible());
  },
};

/** The reader refuses: it is recorded, said once, and nobody asks again. */
export const Rejected: Story = {
  args: asks,
  beforeEach: allowCookies,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(shadow(canvasElement, '[part~=choice]')).toBeVisible());
    const buttons = noticeIn(canvasElement).shadowRoot!.querySelectorAll<HTMLButtonElement>('[part~=choice]');
    await expect(buttons).toHaveLength(2);
    await noticeIn(canvasElement).rejectAll();
    await waitFor(() => expect(noticeIn(canvasElement).record()).toBeTruthy());
  },
};

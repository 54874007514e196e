import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
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
    await step('cookies are switched on', async () => {
      allowCookies();
      await userEvent.click(shadow(canvasElement, '[part~=recheck]'));
    });
    await waitFor(() => expect(noticeIn(canvasElement).explain().view).toBe('restored'));
  },
};

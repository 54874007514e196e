import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { NewsCarousel } from '../src/index.js';
import { articleIn } from './support/articles.js';
import { elementStories, withWords } from './support/element-stories.js';
import { figure, slides } from './support/markup.js';
import './support/article.css';

const { args, argTypes, render } = elementStories('news-carousel');

const meta: Meta = {
  title: 'Elements/Carousel',
  component: 'news-carousel',
  args: { ...args, autoplay: true },
  argTypes,
  render: (given, { globals }) => {
    const article = articleIn(globals.locale);
    return render(withWords(given, { 'default-slot': slides(article), label: article.pencil.carouselLabel }));
  },
};
export default meta;
type Story = StoryObj;

const carouselIn = (canvas: HTMLElement) => canvas.querySelector<NewsCarousel>('news-carousel')!;
const button = (canvas: HTMLElement, part: string) =>
  carouselIn(canvas).shadowRoot!.querySelector<HTMLButtonElement>(`button[part~=${part}]`)!;

/** Three propositions that take turns. It rests while it is out of view, under the pointer, or in a tab behind. */
export const Playground: Story = {};

/** Stands still: without `autoplay` the reader turns, so there are buttons for it. */
export const Still: Story = { args: { autoplay: false, controls: 'pause+nav' } };

/** Buttons to go back and forth beside the pause button. */
export const WithButtons: Story = { name: 'With buttons', args: { controls: 'pause+nav' } };

/** A dot for each slide. */
export const WithDots: Story = { name: 'With dots', args: { picker: 'dots' } };

export const Everything: Story = { name: 'Buttons and dots', args: { controls: 'pause+nav', picker: 'dots' } };

/** One slide follows the other at once, as it always does under reduced motion. */
export const WithoutTransition: Story = { name: 'Without transition', args: { transition: 'none', interval: '3000' } };

export const Sliding: Story = { args: { transition: 'slide', interval: '3000' } };

/** Each slide stays for as long as a slow reader needs. */
export const ReadingTime: Story = { name: 'Reading time', args: { interval: 'auto' } };

/** One round, and it rests on the first slide. */
export const OneRound: Story = { name: 'One round', args: { cycles: '1', interval: '2000' } };

/** A single child is shown as it is, without any control. */
export const Single: Story = {
  args: {
    'default-slot': '<div class="proposition"><h2>One message</h2><p>Nothing to turn, so nothing to press.</p></div>',
  },
};

/** Slides of any kind: here pictures with captions. */
export const Pictures: Story = {
  args: { autoplay: false, controls: 'pause+nav', picker: 'dots' },
  render: (given, { globals }) => {
    const { lead, inline } = articleIn(globals.locale);
    return render(withWords(given, { 'default-slot': `${figure(lead)}\n${figure(inline)}` }));
  },
};

/** Slides of unequal length: the box has the height of the tallest, so nothing below moves. */
export const UnequalLength: Story = {
  name: 'Unequal length',
  args: {
    interval: '3000',
    'default-slot': `<p>Short.</p>
<p>A much longer proposition, of the kind that a marketing department writes when nobody stops it: all articles, the Saturday magazine, the archive since 1871, two open evenings a month and a word from the editor every Sunday.</p>
<p>In between.</p>`,
  },
  render: (given) =>
    html`${render(given)}
      <hr />
      <p>This line stays where it is.</p>`,
};

/** The page’s own button stops and starts it. */
export const ExternalControl: Story = {
  name: 'External control',
  args: { controls: 'external' },
  render: (given, { globals }) => {
    const article = articleIn(globals.locale);
    const toggle = (event: Event) => {
      const carousel = (event.target as HTMLElement).closest('[data-outer]')!.querySelector('news-carousel')!;
      carousel[carousel.explain().intent === 'play' ? 'pause' : 'play']();
    };
    return html`<div data-outer>
      ${render({
        ...withWords(given, { 'default-slot': slides(article), label: article.pencil.carouselLabel }),
        id: 'propositions',
      })}
      <p><button type="button" aria-controls="propositions" @click=${toggle}>Stop or start</button></p>
    </div>`;
  },
};

/** The reader stops the rotation and starts it again. */
export const PauseAndPlay: Story = {
  name: 'Pause and play',
  play: async ({ canvasElement, step }) => {
    const carousel = carouselIn(canvasElement);
    await waitFor(() => expect(button(canvasElement, 'pause')).toBeTruthy());
    await waitFor(() => expect(carousel.explain().intent).toBe('play'));
    await step('stop', async () => {
      button(canvasElement, 'pause').click();
      await waitFor(() => expect(carousel.explain().state).toBe('paused'));
    });
    await step('start', async () => {
      button(canvasElement, 'pause').click();
      await waitFor(() => expect(carousel.explain().intent).toBe('play'));
    });
  },
};

/** Turning by hand stops the rotation: the reader has taken over. */
export const TurnByHand: Story = {
  name: 'Turn by hand',
  args: { controls: 'pause+nav', picker: 'dots' },
  play: async ({ canvasElement, step }) => {
    const carousel = carouselIn(canvasElement);
    await waitFor(() => expect(button(canvasElement, 'next')).toBeTruthy());
    await step('next', async () => {
      button(canvasElement, 'next').click();
      await waitFor(() => expect(carousel.index).toBe(1));
    });
    await step('the third dot', async () => {
      carousel.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part~=dot]')[2]!.click();
      await waitFor(() => expect(carousel.index).toBe(2));
    });
    await expect(carousel.explain().intent).toBe('pause');
  },
};

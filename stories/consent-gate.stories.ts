import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { NewsConsentGate, NewsReaderContext } from '../src/index.js';
import { elementStories } from './support/element-stories.js';
import { pictures } from './support/markup.js';

const { args, argTypes, render } = elementStories('news-consent-gate');

const meta: Meta = {
  title: 'Elements/Consent gate',
  component: 'news-consent-gate',
  args: {
    ...args,
    category: 'social',
    ratio: '3 / 2',
    'default-slot': `<p>A film of the first crossing, from a video site.</p>
<template><img src="${pictures.ferry[1]}" width="960" height="640" alt="The ferry on its first crossing; behind it the roofs of the town."></template>`,
  },
  argTypes,
  render: (given) => render(given),
};
export default meta;
type Story = StoryObj;

const gateIn = (canvas: HTMLElement) => canvas.querySelector<NewsConsentGate>('news-consent-gate')!;
const part = (canvas: HTMLElement, name: string) =>
  gateIn(canvas).shadowRoot!.querySelector<HTMLElement>(`[part~=${name}]`)!;

/** Kept back: nothing is asked from the other site, and the space is reserved. */
export const Playground: Story = {};

/** The reader has allowed the category before. */
export const Allowed: Story = {
  render: (given) => html`<news-reader-context consent="social=granted">${render(given)}</news-reader-context>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(gateIn(canvasElement).explain().open).toBe(true));
  },
};

/** Only this one, only now: nothing is recorded. */
export const ShowOnce: Story = {
  name: 'Show once',
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(part(canvasElement, 'once')).toBeVisible());
    await userEvent.click(part(canvasElement, 'once'));
    await waitFor(() => expect(gateIn(canvasElement).explain().open).toBe(true));
  },
};

/** The reader takes the permission back: the embed goes. */
export const TakenBack: Story = {
  name: 'Taken back',
  render: (given) =>
    html`<news-reader-context data-inner consent="social=granted">${render(given)}</news-reader-context>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(gateIn(canvasElement).explain().open).toBe(true));
    canvasElement.querySelector<NewsReaderContext>('[data-inner]')!.consent = 'social=denied';
    await waitFor(() => expect(gateIn(canvasElement).explain().open).toBe(false));
  },
};

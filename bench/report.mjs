// The table: what was measured of each page, the bar, and whether it is met.
import { COMPARED } from './pages.mjs';

/** Shoelace's figures where none is measured beside ours: the mount from docs/measurements.md, as a multiple of the bare script's. */
const PEER_MOUNT = 1162 / 31;
const PEER_MINUTE = 279;

const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** One row: a label, the figures of the pages, the bar in words, and whether it is met. */
const row = (label, figures, write, bar, met) => ({
  label,
  cells: COMPARED.map((name) => (figures[name] === undefined ? '' : write(figures[name]))),
  bar,
  met,
});

const part = (figures, key) => Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value[key]]));

function rows({ photo, script, movement, longest, idle, leftovers, carousels }) {
  const alone = { 'before.html': script['pencil before'], newsprint: script.pencil };
  const [shift, listeners] = [part(movement, 'shift'), part(movement, 'listeners')];
  const [atRest, hidden] = [part(idle, 'nothingInView'), part(idle, 'hidden')];
  const [bare, ours, peer] = carousels;
  const of = (key) => ({ 'before.html': bare[key], newsprint: ours[key] });
  const peerMount = peer?.mount ?? PEER_MOUNT * bare.mount;
  const peerMinute = Math.min(PEER_MINUTE, peer?.cpu ?? Infinity);
  const ratio = photo.newsprint / photo['without it'];
  const left = Object.values(leftovers);
  return [
    row('listeners for scrolling', listeners, String, '0', listeners.newsprint === 0),
    row(
      'script, scrolling 10,000 px, the pencil alone',
      alone,
      ms,
      `a twentieth: ${ms(alone['before.html'] / 20)}`,
      alone.newsprint <= alone['before.html'] / 20,
    ),
    row('script, scrolling 10,000 px, all elements', script, ms, '(none)'),
    row('timers and frames in 10 s, nothing in view', atRest, String, '0', atRest.newsprint === 0),
    row('timers and frames in 10 s, tab hidden', hidden, String, '0', hidden.newsprint === 0),
    row(
      'a carousel in view, main thread, a minute',
      of('cpu'),
      ms,
      `the lightest peer: ${ms(peerMinute)}; aim: ${ms(bare.cpu * 3)}`,
      ours.cpu <= peerMinute,
    ),
    row('layouts a turn', of('layouts'), String, '0', ours.layouts === 0),
    row(
      'layout shift, all that happens to an article',
      shift,
      (value) => value.toFixed(4),
      '0.0000',
      shift.newsprint < 0.00005,
    ),
    row('lead photo asked for, after the first byte', photo, ms, `as without it (${ratio.toFixed(2)})`, ratio <= 1.1),
    row('longest script, at a quarter of the speed', longest, ms, 'no long task: 50 ms', longest.newsprint <= 50),
    row(
      'mounting 1,000 carousels',
      of('mount'),
      ms,
      `half of ${peer ? peer.name : 'Shoelace, as measured elsewhere'}: ${ms(peerMount / 2)}`,
      ours.mount <= peerMount / 2,
    ),
    row(
      '1,000 connects: timers and observers, listeners, nodes left',
      { newsprint: left.join(', ') },
      String,
      'none',
      left.every((count) => count <= 0),
    ),
  ];
}

export function report(results) {
  const table = rows(results);
  const width = Math.max(...table.map(({ label }) => label.length));
  const print = (label, cells, bar) =>
    console.log([label.padEnd(width), ...cells.map((cell) => cell.padStart(12))].join('  '), ` ${bar}`);
  console.log();
  print('', COMPARED, 'bar');
  for (const { label, cells, bar, met } of table) {
    print(label, cells, met === undefined ? bar : `${bar}: ${met ? 'met' : 'MISSED'}`);
  }
}

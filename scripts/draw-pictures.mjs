// Draws the demo's pictures as SVG and writes them as WebP in three widths: demo/public/pictures/NAME-WIDTH.webp.
// Run it after a change here; the results are committed, so that nobody needs a browser to see the demo.
import { mkdirSync, writeFileSync } from 'node:fs';
import { launchChromium } from './browsers.mjs';

const OUT = 'demo/public/pictures';
const WIDTH = 1920;
const HEIGHT = 1280;
const WIDTHS = [480, 960, 1920];

/** The same "chance" at every run. */
function chance(seed) {
  let state = seed;
  const next = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  return (from = 0, to = 1) => from + (to - from) * next();
}

const range = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join('');

/** A ridge of hills as a path that is closed along `bottom`. */
function ridge(random, { base, height, bottom, waves = 3 }) {
  const parts = Array.from({ length: waves }, (_, index) => ({
    amplitude: (height / (index + 1)) * random(0.6, 1),
    frequency: (index + 1) * random(0.7, 1.4),
    phase: random(0, 6.28),
  }));
  const points = Array.from({ length: 97 }, (_, index) => {
    const x = (index / 96) * WIDTH;
    const y = parts.reduce(
      (sum, { amplitude, frequency, phase }) => sum + amplitude * Math.sin((x / WIDTH) * 6.28 * frequency + phase),
      base,
    );
    return `${x.toFixed(0)} ${y.toFixed(1)}`;
  });
  return `M0 ${bottom} L${points.join(' L')} L${WIDTH} ${bottom}Z`;
}

/** One gabled house with windows, some of them lit; its foot stands on y = 0. */
function house(random, x, width, height, fill) {
  const roof = height * random(0.35, 0.6);
  const windows = [];
  const columns = Math.max(1, Math.floor(width / 26));
  const rows = Math.max(1, Math.floor(height / 34));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (random() > 0.42) continue;
      const left = x + ((column + 0.5) * width) / columns - 4;
      windows.push(
        `<rect x="${left.toFixed(1)}" y="${(-height + 12 + row * 32).toFixed(1)}" width="8" height="12" fill="${random() > 0.3 ? '#ffd489' : '#f3a857'}" opacity="${random(0.6, 1).toFixed(2)}"/>`,
      );
    }
  }
  const chimney = `<rect x="${x + width * random(0.15, 0.7)}" y="${-height - roof * 0.95}" width="9" height="${roof * 0.8}" fill="${fill}"/>`;
  return `${chimney}<path d="M${x - 4} ${-height} L${x + width / 2} ${-height - roof} L${x + width + 4} ${-height} V12 H${x - 4}Z" fill="${fill}"/>${windows.join('')}`;
}

function town(random, fill) {
  let x = 330;
  let houses = '';
  while (x < 1630) {
    const width = random(46, 108);
    houses += house(random, x, width, random(44, 104), fill);
    x += width + (random() > 0.75 ? random(10, 40) : -3);
  }
  const church = `<g fill="${fill}"><rect x="760" y="-190" width="62" height="200"/><path d="M754 -190 L791 -350 L828 -190Z"/><path d="M822 -92 L880 -140 L968 -92 V10 H822Z"/></g>
    <path d="M783 -150 q8 -16 16 0 v26 h-16z" fill="#ffd489"/><circle cx="791" cy="-206" r="6" fill="#f3a857" opacity=".8"/>`;
  const trees = range(16, () => {
    const at = random(180, 1760);
    const size = random(20, 46);
    return `<ellipse cx="${at}" cy="${-size * 0.8}" rx="${size}" ry="${size * random(0.9, 1.3)}" fill="${fill}"/>`;
  });
  return `${church}${houses}${trees}`;
}

/** A person from behind or from the side, as a shape; its feet stand on y = 0. */
const person = ({ x, size = 1, lean = 0, cap = false, fill = '#0c1017', coat = 1 }) => `
  <g transform="translate(${x} 0) scale(${size}) rotate(${lean})" fill="${fill}">
    <path d="M-11 0 L-13 -52 Q-24 -${66 * coat} -20 -104 Q-18 -124 0 -124 Q18 -124 20 -104 Q24 -${66 * coat} 13 -52 L11 0 H2 L0 -46 L-2 0Z"/>
    <circle cx="0" cy="-139" r="13.5"/>${cap ? '<path d="M-16 -143 Q-12 -160 2 -158 Q14 -158 15 -146 L24 -143 Z"/>' : ''}
  </g>`;

const lantern = (x, y, size = 1) => `
  <circle cx="${x}" cy="${y}" r="${78 * size}" fill="url(#glow)"/>
  <rect x="${x - 6 * size}" y="${y - 9 * size}" width="${12 * size}" height="${19 * size}" rx="${3 * size}" fill="#fff1cf"/>
  <rect x="${x - 5 * size}" y="${y - 12 * size}" width="${10 * size}" height="${4 * size}" fill="#1a1712"/>`;

/** The ferry with its lanterns; the water line is y = 0. */
function ferry() {
  const posts = [-330, -110, 110, 330];
  const lamps = [];
  for (let bay = 0; bay < 3; bay++) {
    for (const t of [0.12, 0.37, 0.63, 0.88]) {
      lamps.push([posts[bay] + 220 * t, -236 + 4 * 34 * t * (1 - t) + 14]);
    }
  }
  const strings = posts
    .slice(0, -1)
    .map(
      (from, bay) =>
        `<path d="M${from} -236 Q${from + 110} -168 ${posts[bay + 1]} -236" fill="none" stroke="#0c1017" stroke-width="3"/>`,
    );
  return {
    lamps,
    art: `
    <path d="M-520 -44 L-400 -22 H400 L520 -44 L506 -58 L396 -38 H-396 L-506 -58Z" fill="#2a1d17"/>
    <path d="M-404 -30 H404 L372 22 Q0 44 -372 22Z" fill="url(#hull)"/>
    <path d="M-404 -30 H404 L400 -20 H-400Z" fill="#c98a4e"/>
    ${range(9, (index) => `<path d="M${-360 + index * 90} -20 l6 44" stroke="#160f0c" stroke-width="2" opacity=".5"/>`)}
    <g stroke="#15110f" stroke-width="7" stroke-linecap="round">${posts.map((x) => `<path d="M${x} -34 V-240"/>`).join('')}</g>
    <g stroke="#1c1613" stroke-width="4">${`<path d="M-330 -92 H330 M-330 -64 H330"/>`}</g>
    ${strings.join('')}
    <g transform="translate(0 -34)">
      ${person({ x: -268, lean: -9, cap: true })}${person({ x: -196, size: 0.94 })}${person({ x: -58, size: 1.02 })}
      ${person({ x: -20, size: 0.72 })}${person({ x: 52, size: 0.97, cap: true })}${person({ x: 158, size: 0.92 })}
      ${person({ x: 204, size: 1.03 })}${person({ x: 246, size: 0.64 })}${person({ x: 296, size: 0.98, lean: 5 })}
    </g>
    <g stroke="#2a211c" stroke-width="4">${`<path d="M-330 -92 H330"/>`}</g>`,
  };
}

function reeds(random, from, to, height) {
  return range(90, () => {
    const x = random(from, to);
    const tall = height * random(0.4, 1);
    const bend = random(-60, 60);
    return `<path d="M${x} 1300 Q${x + bend * 0.2} ${1300 - tall * 0.6} ${x + bend} ${1300 - tall}" fill="none" stroke="#05080d" stroke-width="${random(2, 6).toFixed(1)}" stroke-linecap="round"/>`;
  });
}

const grain = (opacity, frequency = 0.9) => `
  <filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="2" seed="7"/><feColorMatrix type="saturate" values="0"/></filter>
  <rect width="${WIDTH}" height="${HEIGHT}" filter="url(#grain)" opacity="${opacity}" style="mix-blend-mode:overlay"/>`;

function ferryScene() {
  const random = chance(41);
  const water = 690;
  const boat = ferry();
  const at = 'translate(1060 905)';
  const land = `
    <rect width="${WIDTH}" height="${water}" fill="url(#sky)"/>
    <ellipse cx="620" cy="600" rx="1000" ry="360" fill="url(#sun)"/>
    <rect width="${WIDTH}" height="${water}" filter="url(#clouds)" opacity=".55" mask="url(#high)"/>
    <path d="${ridge(random, { base: 520, height: 66, bottom: water })}" fill="#7d6179"/>
    <path d="${ridge(random, { base: 580, height: 44, bottom: water })}" fill="#554a66"/>
    <path d="${ridge(random, { base: 634, height: 22, bottom: water })}" fill="#332f49"/>
    <rect y="470" width="${WIDTH}" height="220" fill="url(#haze)"/>
    <g transform="translate(0 ${water - 18})">${town(random, '#191b2c')}</g>
    <path d="M0 ${water} V${water - 24} Q300 ${water - 44} 620 ${water - 20} T1240 ${water - 20} T${WIDTH} ${water - 34} V${water}Z" fill="#12141f"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
  <defs>
    <linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#182a4c"/><stop offset=".42" stop-color="#51577f"/><stop offset=".7" stop-color="#b9767e"/><stop offset="1" stop-color="#f7bb7c"/></linearGradient>
    <radialGradient id="sun"><stop offset="0" stop-color="#ffe2a8" stop-opacity=".95"/><stop offset=".4" stop-color="#ffb774" stop-opacity=".5"/><stop offset="1" stop-color="#ffb774" stop-opacity="0"/></radialGradient>
    <linearGradient id="haze" x2="0" y2="1"><stop offset="0" stop-color="#f5b981" stop-opacity="0"/><stop offset="1" stop-color="#f5b981" stop-opacity=".42"/></linearGradient>
    <linearGradient id="depth" x2="0" y2="1"><stop offset="0" stop-color="#0f1c33" stop-opacity=".12"/><stop offset=".45" stop-color="#0f1c33" stop-opacity=".5"/><stop offset="1" stop-color="#060d1a" stop-opacity=".92"/></linearGradient>
    <linearGradient id="hull" x2="0" y2="1"><stop offset="0" stop-color="#8a5a33"/><stop offset="1" stop-color="#2c1c13"/></linearGradient>
    <radialGradient id="glow"><stop offset="0" stop-color="#ffdf9b" stop-opacity=".95"/><stop offset=".25" stop-color="#ffb657" stop-opacity=".42"/><stop offset="1" stop-color="#ff9d3c" stop-opacity="0"/></radialGradient>
    <radialGradient id="pool"><stop offset="0" stop-color="#ffc873" stop-opacity=".75"/><stop offset="1" stop-color="#ffb057" stop-opacity="0"/></radialGradient>
    <linearGradient id="fade" x2="0" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>
    <mask id="high"><rect width="${WIDTH}" height="560" fill="url(#fade)"/></mask>
    <filter id="clouds" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".0012 .009" numOctaves="5" seed="12"/><feColorMatrix values="0 0 0 0 .93  0 0 0 0 .72  0 0 0 0 .68  1.8 0 0 0 -.72"/></filter>
    <filter id="ripple" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency=".0035 .06" numOctaves="3" seed="3"/><feDisplacementMap in="SourceGraphic" scale="46" xChannelSelector="R" yChannelSelector="G"/><feGaussianBlur stdDeviation="2.2 .8"/></filter>
    <filter id="soft"><feGaussianBlur stdDeviation="3"/></filter>
    <radialGradient id="edge" r=".75"><stop offset=".6" stop-opacity="0"/><stop offset="1" stop-opacity=".5"/></radialGradient>
    <g id="land">${land}</g>
  </defs>
  <use href="#land"/>
  <g filter="url(#ripple)" transform="translate(-60 -14) scale(1.0625 1.03)">
    <svg y="${water - 12}" width="${WIDTH}" height="${HEIGHT - water + 12}"><g transform="translate(0 ${water}) scale(1 -1)"><use href="#land"/></g></svg>
  </g>
  <path d="M0 ${water - 22} H${WIDTH} V${water + 3} Q960 ${water + 9} 0 ${water + 2}Z" fill="#12141f"/>
  <rect y="${water}" width="${WIDTH}" height="${HEIGHT - water}" fill="url(#depth)"/>
  <g filter="url(#ripple)" transform="${at}">
    <g transform="translate(0 46) scale(1 -1)" opacity=".75">${boat.art}</g>
    ${boat.lamps.map(([x, y]) => `<ellipse cx="${x}" cy="${150 - y * 0.55}" rx="15" ry="150" fill="url(#pool)"/>`).join('')}
    <ellipse cx="0" cy="70" rx="560" ry="80" fill="url(#pool)" opacity=".5"/>
  </g>
  <path d="M-10 1010 Q420 900 800 868" fill="none" stroke="#0a0d14" stroke-width="4"/>
  <path d="M1330 868 Q1650 830 1930 742" fill="none" stroke="#0a0d14" stroke-width="3"/>
  <g transform="${at}">${boat.art}</g>
  <g transform="${at}" style="mix-blend-mode:screen">${boat.lamps.map(([x, y]) => lantern(x, y)).join('')}</g>
  <g filter="url(#soft)">${reeds(random, -60, 420, 330)}${reeds(random, 1640, 1980, 230)}</g>
  <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#edge)"/>
  ${grain(0.16)}
</svg>`;
}

function crewScene() {
  const random = chance(61);
  const plank = (index) =>
    `<path d="M${380 + index * 46} 330 V860" stroke="#000" stroke-opacity="${random(0.12, 0.4).toFixed(2)}" stroke-width="${random(2, 4).toFixed(1)}"/>`;
  // A person who faces the camera: boots, trousers, jacket, face under a cap.
  const sailor = (x, size, coat, arms) => `
    <g transform="translate(${x} 960) scale(${size})">
      <ellipse cx="6" cy="6" rx="74" ry="12" fill="#000" opacity=".45"/>
      <path d="M-40 0 L-36 -186 H38 L42 0 H10 L2 -130 L-8 0Z" fill="#3a3a3a"/>
      <path d="M-44 0 h34 v-16 h-30z M10 0 h36 l-6 -16 h-30z" fill="#141414"/>
      <path d="M-52 -170 Q-64 -330 -44 -352 Q0 -374 44 -352 Q66 -330 54 -170 Q0 -156 -52 -170Z" fill="${coat}"/>
      <path d="M-3 -352 L0 -166" stroke="#000" stroke-opacity=".4" stroke-width="3"/>
      <path d="M-16 -358 L0 -322 L16 -358Z" fill="#cfcfcf"/>
      ${arms}
      <path d="M-12 -376 h26 v24 h-26z" fill="#9a9a9a"/>
      <ellipse cx="1" cy="-402" rx="28" ry="35" fill="#b9b9b9"/>
      <path d="M4 -436 Q30 -424 27 -392 Q24 -372 8 -368 Q22 -396 4 -436Z" fill="#000" opacity=".22"/>
      <path d="M-17 -406 q8 -6 14 0 M6 -406 q8 -6 14 0 M-6 -380 h12" stroke="#5d5d5d" stroke-width="5" fill="none"/><path d="M-28 -402 Q0 -420 30 -402 L29 -412 Q0 -428 -29 -412Z" opacity=".35"/>
      <path d="M-32 -412 Q-36 -450 2 -450 Q38 -448 34 -412 Q0 -424 -32 -412Z" fill="#242424"/><path d="M-34 -412 Q0 -428 40 -410 L36 -403 Q0 -416 -30 -404Z" fill="#0e0e0e"/>
    </g>`;
  const folded = `<path d="M-50 -322 Q-84 -262 -52 -236 L44 -246 Q76 -270 50 -322 L44 -276 L-44 -268Z" fill="#2b2b2b"/><ellipse cx="-40" cy="-244" rx="14" ry="10" fill="#b0b0b0"/>`;
  const down = `<path d="M-50 -332 Q-74 -260 -66 -178 h22 L-36 -300Z M50 -332 Q76 -260 68 -178 h-22 L38 -300Z" fill="#303030"/><circle cx="-56" cy="-168" r="13" fill="#b0b0b0"/><circle cx="58" cy="-168" r="13" fill="#b0b0b0"/>`;
  const rope = `<path d="M-48 -328 Q-92 -290 -120 -240 l18 14 Q-66 -262 -34 -290Z M48 -328 Q30 -280 -70 -226 l10 20 Q40 -238 66 -300Z" fill="#303030"/><circle cx="-112" cy="-232" r="14" fill="#b0b0b0"/><circle cx="-66" cy="-214" r="14" fill="#b0b0b0"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
  <defs>
    <linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#dcdcdc"/><stop offset="1" stop-color="#f4f4f4"/></linearGradient>
    <linearGradient id="wall" x2="1"><stop offset="0" stop-color="#6b6b6b"/><stop offset=".7" stop-color="#8b8b8b"/><stop offset="1" stop-color="#555"/></linearGradient>
    <linearGradient id="ground" x2="0" y2="1"><stop offset="0" stop-color="#a8a8a8"/><stop offset="1" stop-color="#5c5c5c"/></linearGradient>
    <linearGradient id="hull" x2="0" y2="1"><stop offset="0" stop-color="#d8d8d8"/><stop offset=".3" stop-color="#9c9c9c"/><stop offset="1" stop-color="#3c3c3c"/></linearGradient>
    <filter id="dirt" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".012 .2" numOctaves="3" seed="5"/><feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  .9 0 0 0 -.32"/></filter>
    <filter id="lens"><feGaussianBlur stdDeviation="2.6"/></filter>
    <clipPath id="front"><path d="M340 330 L900 90 L1460 330 V880 H340Z"/></clipPath>
    <filter id="far"><feGaussianBlur stdDeviation="5"/></filter>
    <filter id="leaf"><feTurbulence type="fractalNoise" baseFrequency=".03" numOctaves="3" seed="9"/><feDisplacementMap in="SourceGraphic" scale="60"/><feGaussianBlur stdDeviation="3"/></filter>
    <radialGradient id="edge" r=".72"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".55"/></radialGradient>
    <filter id="print"><feColorMatrix values=".3 .5 .1 0 .075  .29 .49 .1 0 .062  .27 .46 .09 0 .045  0 0 0 1 0"/></filter>
  </defs>
  <g filter="url(#print)">
  <g filter="url(#lens)">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>
    <g filter="url(#leaf)" fill="#6e6e6e"><ellipse cx="160" cy="520" rx="260" ry="240"/><ellipse cx="1740" cy="560" rx="270" ry="230"/><ellipse cx="1500" cy="620" rx="200" ry="150" fill="#848484"/></g>
    <g filter="url(#far)"><rect x="-20" y="690" width="${WIDTH + 40}" height="160" fill="#8f8f8f"/></g>
    <path d="M340 330 L900 90 L1460 330 V880 H340Z" fill="url(#wall)"/>
    <path d="M300 346 L900 76 L1500 346 L1484 378 L900 118 L316 378Z" fill="#2d2d2d"/>
    ${range(24, plank)}
    <path d="M560 470 H1240 V880 H560Z" fill="#191919"/>
    <path d="M560 470 H1240" stroke="#d0d0d0" stroke-width="10"/><path d="M556 470 V880 M1244 470 V880" stroke="#bdbdbd" stroke-width="12"/>
    <rect x="800" y="212" width="200" height="110" fill="#111"/><path d="M900 212 V322 M800 267 H1000" stroke="#ccc" stroke-width="7"/><rect x="800" y="212" width="200" height="110" fill="none" stroke="#ccc" stroke-width="8"/>
    <path d="M700 880 V560 M1100 880 V560 M700 620 H1100" stroke="#333" stroke-width="14"/>
    <g clip-path="url(#front)"><rect x="340" y="90" width="1120" height="790" filter="url(#dirt)" opacity=".5"/></g>
    <path d="M0 800 Q480 770 960 800 T1920 790 V${HEIGHT} H0Z" fill="url(#ground)"/>
    <rect y="790" width="${WIDTH}" height="490" filter="url(#dirt)" opacity=".6"/>
    <g><ellipse cx="960" cy="1120" rx="900" ry="34" opacity=".5"/>
      <path d="M60 900 L210 960 H1710 L1860 900 L1874 930 L1716 1000 L1640 1104 Q960 1130 280 1104 L204 1000 L46 930Z" fill="url(#hull)"/>
      <path d="M210 960 H1710 L1716 990 H204Z" fill="#e6e6e6"/>
      <path d="M250 1030 H1668 M270 1066 H1652" stroke="#000" stroke-opacity=".35" stroke-width="4"/>
      <text x="1180" y="1062" font-family="Georgia, 'Noto Serif', serif" font-size="50" font-weight="700" letter-spacing="14" fill="#222">LARKWATER</text></g>
    ${sailor(560, 1, '#2f2f2f', folded)}${sailor(830, 1.05, '#4c4c4c', down)}${sailor(1080, 0.97, '#262626', down)}${sailor(1370, 1.02, '#3a3a3a', rope)}
    <path d="M1256 724 Q1180 860 1290 930 Q1420 986 1600 880 Q1760 800 1930 816" fill="none" stroke="#c8c8c8" stroke-width="9"/>
    <path d="M1304 742 Q1280 830 1250 940" fill="none" stroke="#c8c8c8" stroke-width="9"/>
  </g>
  <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#edge)"/>
  ${grain(0.42, 0.5)}
  <g stroke="#fff" fill="none" opacity=".3"><path d="M310 0 L324 1280" stroke-width="1.4"/><path d="M1540 0 L1536 820" stroke-width="1"/><path d="M900 1100 q40 -30 70 10" stroke-width="2"/></g>
  </g>
</svg>`;
}

mkdirSync(OUT, { recursive: true });
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
for (const [name, svg] of Object.entries({ ferry: ferryScene(), crew: crewScene() })) {
  await page.setContent(`<body style="margin:0">${svg}`);
  const png = (await page.screenshot()).toString('base64');
  for (const width of WIDTHS) {
    // The browser itself makes the WebP file.
    const webp = await page.evaluate(
      async ({ png, width, height }) => {
        const image = new window.Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        const context = canvas.getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, width, height);
        return canvas.toDataURL('image/webp', 0.78).split(',')[1];
      },
      { png, width, height: (width * HEIGHT) / WIDTH },
    );
    const file = `${OUT}/${name}-${width}.webp`;
    writeFileSync(file, Buffer.from(webp, 'base64'));
    console.log(file, Math.round((webp.length * 0.75) / 1024), 'kB');
  }
}
await browser.close();

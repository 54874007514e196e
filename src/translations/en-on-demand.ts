/** English words of what is loaded when it is needed: comments, cookies and consent. */
export const enOnDemand = {
  // comments: rules that are folded or that changed
  guidelinesRules: 'Read the rules',
  guidelinesChanged: 'The rules have changed since you last read them.',
  guidelinesRule: (number: string) => `Rule ${number}`,
  guidelinesAcknowledge: 'I have read them',
  // comments: notices and dates
  guidelinesThread: (thread: string, time?: string) =>
    ({
      premoderated: 'Moderators read every comment before it appears.',
      closed: 'Comments are closed. You can still read those that were published.',
      paused: 'Comments are paused because of a technical problem.',
      off: 'This article has no comments.',
      archived: 'This discussion is in the archive: it can be read, but nothing can be added.',
    })[thread] + (time ? ` They open on ${time}.` : ''),
  guidelinesReview: (time: string) =>
    `Moderators review comments, generally within ${time === '1 hour' ? 'an hour' : time}.`,
  guidelinesUpdated: 'Updated',
  // comments loading
  guidelinesLoad: 'Show comments',
  guidelinesLoading: 'Loading comments …',
  guidelinesError: (problem?: string) =>
    problem === 'cookies'
      ? 'Comments need cookies, and your browser keeps none for this site.'
      : problem === 'consent'
        ? 'Comments are not loaded, because you did not agree to what they need.'
        : 'The comments could not be loaded.',
  guidelinesRetry: 'Try again',
  // cookie steps
  cookieHow: 'How to turn cookies on',
  cookieRecheck: 'Check again',
  cookiePolicy: 'Privacy policy',
  cookieHelp: 'More help',
  cookieEmbedded: 'This page is shown inside another site, and your browser keeps no cookies for it there.',
  cookieOpen: 'Open it in a window of its own',
  cookieReload: 'Reload the page',
  cookieStill: 'Cookies are still off here. Some browsers notice the change only when the page is reloaded.',
  cookieThanks: 'Cookies are on. Thank you.',
  cookieFinish: 'Cookies are on. Reload the page to finish.',
  cookieStepsFor: (browser: string) => `If you use ${browser}`,
  cookieStepsAddress: 'Or put this address into the address bar:',
  cookieStepsNotes:
    'On a computer of a school or a company the setting may be locked. If you read this inside another app, open the page in your browser.',
  cookieCopy: 'Copy',
  cookieCopyAddress: (browser: string) => `Copy the address for ${browser}`,
  cookieCopied: 'Copied',
  cookieSelected: 'Selected, ready to copy',
  cookieStepsChrome:
    'Open the menu ⋮ at the top right and choose Settings.\nChoose Privacy and security, Site settings, On-device site data.\nChoose “Allow sites to save data on your device”.',
  cookieStepsChromeMobile:
    'Tap the menu ⋮ and choose Settings.\nTap Site settings, then On-device site data.\nTurn “On-device site data” on.',
  cookieStepsSafari:
    'Choose Safari in the menu bar, then Settings.\nChoose Advanced (in older versions Privacy).\nTurn “Block all cookies” off.',
  cookieStepsSafariMobile:
    'Open the Settings app and find Safari (in newer versions under Apps).\nTap Advanced at the end of the list.\nTurn “Block All Cookies” off.',
  cookieStepsEdge:
    'Open the menu … at the top right and choose Settings.\nChoose Privacy, search, and services, then Cookies.\nTurn “Allow sites to save and read cookie data” on.',
  cookieStepsFirefox:
    'Open the menu ☰ at the top right and choose Settings.\nChoose Privacy and security, then, under Enhanced Tracking Protection, Advanced settings (in older versions all is on that page).\nChoose Standard, or, if you keep Custom, another setting for Cookies than one that blocks them all.',
  cookieStepsFirefoxMobile:
    'Tap the menu ⋮ and choose Settings.\nTap Enhanced Tracking Protection.\nChoose Standard, or, if you keep Custom, another choice for Cookies than “All cookies”.',
  cookieStepsSamsung: 'Tap the menu ☰ and choose Settings.\nTap Sites and downloads, then Cookies.\nTurn cookies on.',
  cookieStepsOpera:
    'Open Settings (Alt+P, on a Mac ⌘,).\nChoose Privacy & security, Site settings, On-device site data.\nChoose “Allow sites to save data on your device”.',
  // consent
  cookieAccept: 'Accept',
  cookieReject: 'Reject',
  cookieOk: 'OK',
  cookieManage: 'Choose in detail',
  cookieGpc:
    'Your browser asks sites not to share or sell your data. We heed it: nothing optional runs unless you allow it here.',
  cookieSaved: 'Your choice is saved.',
  cookieLoose: 'Your choice holds until you leave this page: your browser did not keep it.',
  cookieStale: 'Something that you switched off has started already. It ends when the page is reloaded.',
  cookieHide: 'Hide',
  // consent gate
  gateText: 'This comes from another site, which may set cookies. It loads when you say so.',
  gateOnce: 'Show this one',
  gateAlways: (category: string) => `Always allow “${category}”`,
  // cookie preferences
  cookieTitle: 'Your choices',
  cookieChosen: (date: string) => `You last chose on ${date}.`,
  cookieAllow: 'Allow',
  cookieDeny: 'Do not allow',
  cookieAlways: 'Always on',
  cookieSave: 'Save',
  cookieCancel: 'Cancel',
};

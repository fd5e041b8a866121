// SPDX-License-Identifier: Apache-2.0
import type { Same } from '#web/shared/i18n/same.ts'
import type { zh } from './texts.zh.ts'

const en: Same<typeof zh> = {
  crumbs: 'You are here',
  home: 'Home',
  help: {
    title: 'Help and contact',
    lead: 'If you do not know how, cannot get it done or are not content: talk to us.',
    call: 'Call 12345',
    callText:
      'The city hotline is answered by people day and night: questions, help, complaints, suggestions.',
    find: 'Find a service',
    steps: 'Getting something done online takes four steps',
    stepList: [
      'Search on the home page, open the guide and answer a few questions: it shows what you need.',
      'Sign in and fill in the form. What is known already is filled in, with its source; drafts are kept.',
      'Upload the materials. What the certificate library holds is not asked for. Check, send, note the number.',
      'Follow it under “My cases”. If anything is missing you are told once; then get the result and rate it.',
    ],
    faq: 'Questions and answers',
    faqs: [
      [
        'The network broke in the middle. What now?',
        'What you typed stays on this device and is saved as soon as the network is back.',
      ],
      [
        'The upload is slow or stopped.',
        'Files go up in pieces. Press “Resume”; choosing the same file later also goes on from where it stopped.',
      ],
      [
        'What was filled in is wrong.',
        'Press “This is wrong”: the office that provides the data will check it. You can go on and send.',
      ],
      [
        'Why does the clock stop?',
        'Time spent waiting for you does not count. Once you have sent what was missing, the rest of the time runs on.',
      ],
      [
        'Who sees my rating?',
        'Ratings are counted in public by department and service, never with your name. A bad one becomes a rectification case.',
      ],
    ],
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'Everybody should be able to get things done on their own.',
    sections: [
      {
        title: 'What you can change',
        list: true,
        text: [
          'Elder view: one tap on top of each page; text and buttons grow, help by phone comes first, nothing is left out.',
          'High contrast: at least 7:1 between text and ground.',
          'Read aloud, where the device has a voice.',
          'Zoom: nothing is lost at 200 %.',
          'Language: Chinese and English, both complete.',
        ],
      },
      {
        title: 'Keyboard and screen readers',
        text: [
          'Everything works by keyboard: Tab moves, Enter or Space acts, Escape closes dialogs; the first Tab stop leads to the content.',
          'When a form has faults the focus goes to a summary whose lines lead to the fields. Status is told by words and shape, not only colour.',
        ],
      },
      {
        title: 'Standards and limits',
        text: [
          'Built to WCAG 2.2 AA and the Chinese norm for elder-friendly applications, and checked by tools before each release. Tools do not find everything: please call 12345 if something is in your way.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Privacy',
    lead: 'Your data is used for what you ask for, and each use is recorded.',
    sections: [
      {
        title: 'What is used',
        text: [
          'What a matter needs stands in its form. What the government holds already is filled in from the population, enterprise and certificate libraries, with its source, and not collected again.',
          'Identity numbers and phones are stored encrypted and shown masked; staff must give a reason to see them in full.',
        ],
      },
      {
        title: 'What you can know',
        text: [
          '“Who looked at my data” shows office, time and reason of every use. If one looks wrong, call 12345.',
        ],
      },
      {
        title: 'What is kept on your device',
        text: [
          'The cookie that keeps you signed in, how you like to read, and drafts not yet sent to the server. No advertising, no tracking, nothing to third parties.',
        ],
      },
      {
        title: 'Law',
        text: [
          'Personal Information Protection Law, Data Security Law and Administrative Licensing Law of the People’s Republic of China.',
        ],
      },
    ],
  },
}
export default en

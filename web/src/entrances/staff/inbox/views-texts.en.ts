// SPDX-License-Identifier: Apache-2.0
import type { Same } from '#web/shared/i18n/same.ts'
import type { zh } from './views-texts.zh.ts'

const en: Same<typeof zh> = {
  tabs: 'Views',
  counted: (count, most) => (count >= most ? `${most}+` : String(count)),
  shared: 'shared',
  sharedBy: (keeper) => `shared by ${keeper}`,
  save: 'Save as a view',
  update: 'Save the changes',
  manage: 'Manage views',
  settings: 'Columns and order',
  saved: 'View saved',
  updated: 'View changed',
  name: 'Name of the view',
  nameMissing: 'Give the view a name',
  share: 'Share with colleagues in my organisation',
  shareHelp: 'Colleagues see this view; which cases it shows them still depends on what they may see.',
  columns: 'Columns shown',
  columnNames: {
    watch: 'Watching',
    number: 'Case number',
    step: 'Present step',
    left: 'Time left',
    source: 'Channel',
    arrived: 'Arrived',
  },
  order: 'Order',
  orders: { due: 'By due day, most urgent first', newest: 'By submission, newest first' },
  orderWhy: 'Views of work can be ordered; all other lists are newest first.',
  takenOver: (count) =>
    count === 1
      ? 'A view kept on this device is now kept with your account'
      : `${count} views kept on this device are now kept with your account`,
  mine: (count, most) => `${count} of at most ${most} views of your own`,
  none: 'No view saved yet',
  noneHow: 'Set the filters, choose “Save as a view”, and come back by one click.',
  up: (name) => `Move up: ${name}`,
  down: (name) => `Move down: ${name}`,
  pinned: (name) => `Among the tabs: ${name}`,
  first: (name) => `Opens with the inbox: ${name}`,
  noFirst: 'The inbox opens with “Mine”',
  rename: (name) => `Rename: ${name}`,
  sharing: (name) => `Shared in the organisation: ${name}`,
  remove: (name) => `Remove the view: ${name}`,
  removed: (name) => `The view “${name}” is removed`,
  orderColumn: 'Order',
  pinnedColumn: 'Tab',
  firstColumn: 'First',
  sharedColumn: 'Shared',
}
export default en

// SPDX-License-Identifier: Apache-2.0

const typing = 'input, textarea, select, [contenteditable]'
const menus = '[role=menu]'
const dialogs = 'dialog[open], [role=dialog]'

const isSeen = (element: Element): boolean => element.getClientRects().length > 0

/** A menu that is open belongs to whoever opened it: its own keys work in it and no others. */
export const isMenuOpen = (page: Document): boolean => [...page.querySelectorAll(menus)].some(isSeen)

/** A dialog over the page; the case beside the list is none, one works in both at once. */
export const isDialogOpen = (page: Document): boolean =>
  [...page.querySelectorAll(dialogs)].some((dialog) => isSeen(dialog) && !dialog.closest('.ant-drawer'))

/** Letters mean what is typed while somebody types. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(typing) !== null

/** Whether keys of the page are not meant: a modifier is held, somebody types, a menu or a dialog is open. */
export function keysRest(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true
  return isTyping(event.target) || isMenuOpen(document) || isDialogOpen(document)
}

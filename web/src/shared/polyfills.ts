// SPDX-License-Identifier: Apache-2.0

// Chromium 86–92 still runs on government desktops; shared code uses this one function they lack.
// biome-ignore lint/suspicious/noPrototypeBuiltins: this is where the better form comes from
Object.hasOwn ??= (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key)

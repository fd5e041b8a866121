// SPDX-License-Identifier: Apache-2.0
import type { Model } from '../../engine/model.ts'

/** Processes the virtual city has published, by key; all of version 1, compiled once and shared by all runs. */
export type Published = ReadonlyMap<string, Model>

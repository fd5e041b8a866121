// SPDX-License-Identifier: Apache-2.0
import {
  Accessibility,
  Award,
  Baby,
  Briefcase,
  Building2,
  Car,
  DoorClosed,
  Drama,
  Droplets,
  FileBadge2,
  Flame,
  FlaskConical,
  GraduationCap,
  HandHeart,
  HardHat,
  HeartPulse,
  House,
  IdCard,
  KeyRound,
  Landmark,
  LayoutGrid,
  Leaf,
  type LucideIcon,
  ShieldCheck,
  Siren,
  Store,
  Sunset,
  Truck,
  Users,
} from 'lucide-react'
import type { TileTone } from '#web/shared/ui/icon-tile.tsx'

interface ThemeLook {
  icon: LucideIcon
  tone: TileTone
}

/** Pictures for themes by a word in their code; what nobody drew yet gets the general picture. */
const looks: readonly (readonly [pattern: RegExp, look: ThemeLook])[] = [
  [/social-security/, { icon: ShieldCheck, tone: 'blue' }],
  [/health/, { icon: HeartPulse, tone: 'red' }],
  [/household/, { icon: IdCard, tone: 'blue' }],
  [/certificates/, { icon: FileBadge2, tone: 'violet' }],
  [/education/, { icon: GraduationCap, tone: 'violet' }],
  [/marriage/, { icon: Users, tone: 'red' }],
  [/birth/, { icon: Baby, tone: 'red' }],
  [/employment|workforce/, { icon: Briefcase, tone: 'green' }],
  [/property/, { icon: KeyRound, tone: 'amber' }],
  [/housing/, { icon: House, tone: 'amber' }],
  [/traffic/, { icon: Car, tone: 'blue' }],
  [/transport/, { icon: Truck, tone: 'violet' }],
  [/elderly|care/, { icon: HandHeart, tone: 'green' }],
  [/disabled/, { icon: Accessibility, tone: 'blue' }],
  [/retirement/, { icon: Sunset, tone: 'amber' }],
  [/public-utilities/, { icon: Flame, tone: 'red' }],
  [/opening/, { icon: Store, tone: 'amber' }],
  [/setup/, { icon: Building2, tone: 'blue' }],
  [/closing/, { icon: DoorClosed, tone: 'grey' }],
  [/qualification/, { icon: Award, tone: 'violet' }],
  [/investment|support/, { icon: Landmark, tone: 'red' }],
  [/construction/, { icon: HardHat, tone: 'amber' }],
  [/environment|agriculture/, { icon: Leaf, tone: 'green' }],
  [/fire|security/, { icon: Siren, tone: 'red' }],
  [/water/, { icon: Droplets, tone: 'blue' }],
  [/science/, { icon: FlaskConical, tone: 'violet' }],
  [/culture/, { icon: Drama, tone: 'violet' }],
]

export function themeLook(code: string): ThemeLook {
  return looks.find(([pattern]) => pattern.test(code))?.[1] ?? { icon: LayoutGrid, tone: 'grey' }
}

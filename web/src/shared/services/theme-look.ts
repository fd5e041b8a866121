// SPDX-License-Identifier: Apache-2.0
import {
  Baby,
  Briefcase,
  Building2,
  Car,
  Factory,
  FileBadge2,
  GraduationCap,
  HandHeart,
  HeartPulse,
  House,
  IdCard,
  Landmark,
  LayoutGrid,
  Leaf,
  type LucideIcon,
  MonitorCheck,
  ShieldCheck,
  Store,
  Truck,
  Users,
  UtensilsCrossed,
  Wallet,
} from 'lucide-react'
import type { TileTone } from '#web/shared/ui/icon-tile.tsx'

export interface ThemeLook {
  icon: LucideIcon
  tone: TileTone
}

/** Pictures for themes by a word in their code; what nobody drew yet gets the general picture. */
const looks: readonly (readonly [pattern: RegExp, look: ThemeLook])[] = [
  [/social|insurance|security-benefit/, { icon: ShieldCheck, tone: 'blue' }],
  [/health|medical|hospital/, { icon: HeartPulse, tone: 'red' }],
  [/fund|provident/, { icon: Wallet, tone: 'amber' }],
  [/household|identity|residence|resident/, { icon: IdCard, tone: 'blue' }],
  [/education|school|student/, { icon: GraduationCap, tone: 'violet' }],
  [/marriage|family/, { icon: Users, tone: 'red' }],
  [/birth|child/, { icon: Baby, tone: 'red' }],
  [/employ|work|job|labour|talent|startup/, { icon: Briefcase, tone: 'green' }],
  [/property|estate|hous/, { icon: House, tone: 'amber' }],
  [/vehicle|driv/, { icon: Car, tone: 'blue' }],
  [/elder|disab|aid|relief|welfare|pension|subsist/, { icon: HandHeart, tone: 'green' }],
  [/food|cater/, { icon: UtensilsCrossed, tone: 'amber' }],
  [/market|trade|retail|open|register|establish|start/, { icon: Store, tone: 'blue' }],
  [/transport|traffic|freight/, { icon: Truck, tone: 'violet' }],
  [/construct|project|build|invest/, { icon: Building2, tone: 'amber' }],
  [/environment|water|forest|ecolog|agri/, { icon: Leaf, tone: 'green' }],
  [/tax|finance|subsid|policy|reward/, { icon: Landmark, tone: 'red' }],
  [/safety|fire|industr|produc/, { icon: Factory, tone: 'red' }],
  [/culture|sport|tour|digital/, { icon: MonitorCheck, tone: 'violet' }],
  [/licen|permit|qualif|certif/, { icon: FileBadge2, tone: 'blue' }],
]

export function themeLook(code: string): ThemeLook {
  return looks.find(([pattern]) => pattern.test(code))?.[1] ?? { icon: LayoutGrid, tone: 'grey' }
}

// SPDX-License-Identifier: Apache-2.0

import type { CalendarYear } from './calendar-year.ts'
import year2007 from './data/2007.json' with { type: 'json' }
import year2008 from './data/2008.json' with { type: 'json' }
import year2009 from './data/2009.json' with { type: 'json' }
import year2010 from './data/2010.json' with { type: 'json' }
import year2011 from './data/2011.json' with { type: 'json' }
import year2012 from './data/2012.json' with { type: 'json' }
import year2013 from './data/2013.json' with { type: 'json' }
import year2014 from './data/2014.json' with { type: 'json' }
import year2015 from './data/2015.json' with { type: 'json' }
import year2016 from './data/2016.json' with { type: 'json' }
import year2017 from './data/2017.json' with { type: 'json' }
import year2018 from './data/2018.json' with { type: 'json' }
import year2019 from './data/2019.json' with { type: 'json' }
import year2020 from './data/2020.json' with { type: 'json' }
import year2021 from './data/2021.json' with { type: 'json' }
import year2022 from './data/2022.json' with { type: 'json' }
import year2023 from './data/2023.json' with { type: 'json' }
import year2024 from './data/2024.json' with { type: 'json' }
import year2025 from './data/2025.json' with { type: 'json' }
import year2026 from './data/2026.json' with { type: 'json' }

/**
 * Every year whose calendar the State Council has published. The notice for a year comes in the October to December
 * before it: add its file and its line here. Days read from the notices named in each file.
 */
export const publishedYears: readonly CalendarYear[] = [
  year2007,
  year2008,
  year2009,
  year2010,
  year2011,
  year2012,
  year2013,
  year2014,
  year2015,
  year2016,
  year2017,
  year2018,
  year2019,
  year2020,
  year2021,
  year2022,
  year2023,
  year2024,
  year2025,
  year2026,
]

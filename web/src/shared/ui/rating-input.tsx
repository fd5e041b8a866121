// SPDX-License-Identifier: Apache-2.0
import { Angry, Frown, Laugh, Meh, Smile } from 'lucide-react'
import './progress.css'
import { useUiTexts } from './texts.ts'

const faces = [Angry, Frown, Meh, Smile, Laugh] as const

interface RatingInputProps {
  legend: string
  value: number | undefined
  onChange: (grade: number) => void
}

/** Five grades (GB/T 39735), best first; one tap chooses, a second one sends. */
export function RatingInput({ legend, value, onChange }: RatingInputProps) {
  const ui = useUiTexts()
  return (
    <fieldset>
      <legend className="visually-hidden">{legend}</legend>
      <div className="c-rating">
        {[5, 4, 3, 2, 1].map((grade) => {
          const Face = faces[grade - 1] ?? Meh
          return (
            <label key={grade} data-on={value === grade}>
              <input
                type="radio"
                name="rating"
                value={grade}
                checked={value === grade}
                onChange={() => onChange(grade)}
              />
              <Face aria-hidden="true" strokeWidth={1.6} />
              <span>{ui.rating[grade - 1]}</span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

// SPDX-License-Identifier: Apache-2.0
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import './site.css'

interface SearchBoxProps {
  label: string
  placeholder: string
  button: string
  initial?: string
  flat?: boolean
  onSearch: (words: string) => void
}

export function SearchBox({
  label,
  placeholder,
  button,
  initial = '',
  flat = false,
  onSearch,
}: SearchBoxProps) {
  const [words, setWords] = useState(initial)
  useEffect(() => setWords(initial), [initial])
  return (
    <search>
      <form
        className={`c-search ${flat ? 'c-search--flat' : ''}`}
        onSubmit={(event) => {
          event.preventDefault()
          onSearch(words.trim())
        }}
      >
        <Search aria-hidden="true" />
        <input
          type="search"
          aria-label={label}
          placeholder={placeholder}
          value={words}
          maxLength={100}
          enterKeyHint="search"
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit" kind="primary">
          {button}
        </Button>
      </form>
    </search>
  )
}

// SPDX-License-Identifier: Apache-2.0
import { Input } from 'antd'
import { Field } from '#web/shared/ui/field.tsx'

interface PasswordFieldProps {
  label: string
  value: string
  error?: string | undefined
  onChange: (value: string) => void
  /** `new-password` lets a password manager propose one. */
  kind: 'current-password' | 'new-password'
}

export function PasswordField({ label, value, error, onChange, kind }: PasswordFieldProps) {
  return (
    <Field label={label} required error={error}>
      {(control) => (
        <Input.Password
          {...control}
          autoComplete={kind}
          maxLength={200}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

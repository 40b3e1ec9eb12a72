'use client'

import { EllipsisVertical } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode, RefObject } from 'react'

interface MenuProps {
  label: string
  /** The menu's button, which gets the focus back from whatever the menu opened. */
  trigger?: RefObject<HTMLButtonElement | null>
  children: ReactNode
}

/** A quiet button with three dots that opens a list of actions; drawn in place, within the page's main landmark. */
export function Menu({ label, trigger, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        ref={trigger}
        aria-label={label}
        className="grid size-11 shrink-0 place-items-center rounded-control text-soft hover:bg-sunken hover:text-ink data-[state=open]:bg-sunken md:size-9"
      >
        <EllipsisVertical className="size-5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        sideOffset={4}
        collisionPadding={12}
        className="appear z-40 min-w-48 rounded-xl border border-line bg-surface p-1.5 text-ink shadow-float"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

interface MenuItemProps extends ComponentProps<typeof DropdownMenu.Item> {
  tone?: 'plain' | 'danger'
}

export function MenuItem({ tone = 'plain', ...rest }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      className={`flex min-h-11 items-center gap-2.5 rounded-lg px-2.5 text-[0.9375rem] outline-none select-none data-[highlighted]:bg-sunken md:min-h-9 md:text-sm [&_svg]:size-4 ${
        tone === 'danger' ? 'text-danger-ink' : '[&_svg]:text-faint'
      }`}
      {...rest}
    />
  )
}

export function MenuDivider() {
  return <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-line" />
}

'use client'

import { FileText, Pencil, Plug, RefreshCw, SearchCheck, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { AccountRow } from '@/lib/accounts/queries'
import { isTyped } from '@/lib/intents/typed-method'
import { methodPath } from '../auth/paths'
import { Menu, MenuDivider, MenuItem } from '../ui/menu'
import { useCheck } from './check-button'
import type { OwnerActions } from './owner-actions'
import { RemoveDialog } from './remove-dialog'
import { RenameDialog } from './rename-dialog'
import { useAccountAction } from './use-account-action'

interface AccountMenuProps {
  account: Pick<AccountRow, 'id' | 'name' | 'label' | 'gatewayName' | 'provider' | 'status' | 'method'>
  actions: OwnerActions
  /** Whether this is the account's own page, which disappears with the account. */
  onOwnPage?: boolean
}

export function AccountMenu({ account, actions, onOwnPage = false }: AccountMenuProps) {
  const t = useTranslations('row')
  const router = useRouter()
  const [dialog, setDialog] = useState<'rename' | 'remove' | null>(null)
  const [reconnect] = useAccountAction(actions.reconnect, account.id, ({ url }) => {
    window.location.assign(url)
    return null
  })
  const [check] = useCheck(account, actions.check)
  const trigger = useRef<HTMLButtonElement>(null)
  // The menu item that opened the dialog is gone, so the focus goes back to the menu's button.
  const close = () => {
    setDialog(null)
    trigger.current?.focus()
  }
  const ownWay = methodPath({ kind: 'reconnect', ...account, accountId: account.id }, account.method)

  return (
    <>
      <Menu label={t('more', { name: account.name })} trigger={trigger}>
        {account.status === 'DELETED' ? (
          <MenuItem onSelect={() => router.push('/accounts/connect')}>
            <Plug /> {t('connectAgain')}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => (isTyped(account.method) ? router.push(ownWay) : reconnect())}>
            <RefreshCw /> {t('reconnect')}
          </MenuItem>
        )}
        <MenuItem onSelect={check}>
          <SearchCheck /> {t('check')}
        </MenuItem>
        <MenuItem onSelect={() => setDialog('rename')}>
          <Pencil /> {t('rename')}
        </MenuItem>
        {!onOwnPage && (
          <MenuItem onSelect={() => router.push(`/accounts/${account.id}`)}>
            <FileText /> {t('details')}
          </MenuItem>
        )}
        <MenuDivider />
        <MenuItem tone="danger" onSelect={() => setDialog('remove')}>
          <Trash2 /> {t('remove')}
        </MenuItem>
      </Menu>
      <RenameDialog account={account} action={actions.rename} open={dialog === 'rename'} onClose={close} />
      <RemoveDialog
        account={account}
        action={actions.remove}
        open={dialog === 'remove'}
        onClose={close}
        onRemoved={() => (onOwnPage ? router.replace('/accounts') : router.refresh())}
      />
    </>
  )
}

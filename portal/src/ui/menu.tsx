'use client';
import { DropdownMenu } from 'radix-ui';
import { Check, type LucideIcon } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { cn } from './class-names.js';
import { floatClass } from './popover.js';
import { Link } from './link.js';

const itemClass =
  'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-sunken pointer-coarse:min-h-11';

/** One line of a `Menu`: an action, a link, or (with `isChecked`) one of several choices. */
export type MenuItem = {
  label: ReactNode;
  icon?: LucideIcon;
  onSelect?: () => void;
  href?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  isChecked?: boolean;
  hint?: ReactNode;
};

/** What a menu needs. */
export type MenuProps = {
  /** The trigger: one element that takes a ref. */
  trigger: ReactNode;
  /** Groups, drawn with a line between them. */
  groups: readonly (readonly MenuItem[])[];
  title?: ReactNode;
  align?: 'start' | 'end';
  /** For a menu that is loaded when it is wanted. */
  isOpenAtFirst?: boolean;
  className?: string;
};

/** A menu that drops from its trigger. */
export function Menu({ trigger, groups, title, align = 'end', isOpenAtFirst = false, className }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen={isOpenAtFirst}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            floatClass,
            'max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-48 overflow-y-auto p-1',
            className,
          )}
        >
          {title === undefined ? null : (
            <DropdownMenu.Label className="px-2.5 pt-1.5 pb-1 text-xs text-ink-2">{title}</DropdownMenu.Label>
          )}
          {groups
            .filter((group) => group.length > 0)
            .map((group, groupIndex) => (
              <Fragment key={groupIndex}>
                {groupIndex === 0 ? null : <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />}
                {group.map((item, index) => (
                  <MenuLine key={index} item={item} />
                ))}
              </Fragment>
            ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function MenuLine({ item }: { item: MenuItem }) {
  const { icon: Icon } = item;
  const content = (
    <>
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.hint === undefined ? null : <span className="text-xs text-ink-2">{item.hint}</span>}
      {item.isChecked === true ? <Check aria-hidden className="size-4 shrink-0 text-accent" /> : null}
    </>
  );
  const className = cn(itemClass, item.isDanger === true && 'text-bad', item.isChecked === true && 'font-semibold');
  if (item.isChecked !== undefined) {
    return (
      <DropdownMenu.CheckboxItem
        checked={item.isChecked}
        disabled={item.isDisabled ?? false}
        onSelect={() => item.onSelect?.()}
        className={className}
      >
        {content}
      </DropdownMenu.CheckboxItem>
    );
  }
  if (item.href !== undefined) {
    return (
      <DropdownMenu.Item asChild disabled={item.isDisabled ?? false} className={className}>
        <Link href={item.href}>{content}</Link>
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.Item disabled={item.isDisabled ?? false} onSelect={() => item.onSelect?.()} className={className}>
      {content}
    </DropdownMenu.Item>
  );
}

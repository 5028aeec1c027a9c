'use client';
import { Bookmark, BookmarkPlus, Pencil, Trash2, Users } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ConfirmDialog, Menu, type MenuItem } from '../../../ui/index.js';
import { useSavedViews } from '../hooks/use-saved-views.js';
import type { ReportFilter } from '../model/report-filter.js';
import { currentView, filterOfView, type SavedView } from '../model/saved-view.js';

const ViewDialog = lazy(async () => ({ default: (await import('./view-dialog.js')).ViewDialog }));

type ViewsMenuProps = {
  views: readonly SavedView[];
  filter: ReportFilter;
  today: string;
  onChange: (filter: ReportFilter) => void;
};

/** Saved filters: opened, saved, changed and deleted. */
export function ViewsMenu({ views, filter, today, onChange }: ViewsMenuProps) {
  const t = useTranslations('reports.views');
  const [editing, setEditing] = useState<{ view: SavedView | null } | null>(null);
  const [deleting, setDeleting] = useState<SavedView | null>(null);
  const current = currentView(views, filter, today);
  const open = views.map((view): MenuItem => ({
    label: view.name,
    isChecked: view.id === current?.id,
    ...(view.isShared ? { icon: Users, hint: t('shared') } : {}),
    onSelect: () => onChange(filterOfView(view, today)),
  }));
  const ofCurrent: MenuItem[] =
    current?.mayChange === true
      ? [
          { label: t('change'), icon: Pencil, onSelect: () => setEditing({ view: current }) },
          { label: t('delete'), icon: Trash2, isDanger: true, onSelect: () => setDeleting(current) },
        ]
      : [];
  const add: MenuItem = { label: t('save'), icon: BookmarkPlus, onSelect: () => setEditing({ view: null }) };
  return (
    <>
      <Menu
        trigger={
          <Button icon={Bookmark} className="max-w-56">
            <span className="truncate">{current?.name ?? t('open')}</span>
          </Button>
        }
        {...(views.length === 0 ? { title: t('none') } : {})}
        groups={[open, [add, ...ofCurrent]]}
      />
      {editing === null ? null : (
        <Suspense>
          <ViewDialog view={editing.view} filter={filter} onClose={() => setEditing(null)} />
        </Suspense>
      )}
      {deleting === null ? null : <DeleteDialog view={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

function DeleteDialog({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const t = useTranslations('reports.views');
  const { remove } = useSavedViews();
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('deleteTitle', { name: view.name })}
      description={t(view.isShared ? 'deleteShared' : 'deletePersonal')}
      confirmLabel={t('delete')}
      onConfirm={async () => {
        if (await remove(view)) onClose();
      }}
    />
  );
}

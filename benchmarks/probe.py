"""One site in one process: builds its content, then measures the views it is asked for.

Started by ``compare``; reads a view's name per line, answers one JSON line.
"""

import json
import os
import sys
import time
from argparse import ArgumentParser


def build_ours(articles, waiting):
    """Our site with published articles, and runs waiting at the first step."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone
    from wagtail.images import get_image_model

    from benchmarks.content import articles as texts
    from benchmarks.content import pictures
    from cms_site.demo import ketapang, site
    from cms_site.demo.accounts import keeper, role_accounts
    from ppid_pages.public import NewsCategory, NewsPage
    from sop_workflow.public import (
        Disposition,
        at_time,
        import_document,
        read_sop,
        register,
        shipped_sops,
    )  # fmt: skip

    section = site.build(80)
    images = pictures(get_image_model())
    category = NewsCategory.objects.create(name="Umum", slug="umum")
    for i, (title, slug, date, lead, paragraphs) in enumerate(texts(articles)):
        page = NewsPage(
            title=title, slug=slug, date=date, lead=lead, image=images[i % len(images)],
            image_alt="x", image_credit="x", category=category,
            body=[("paragraph", f"<p>{p}</p>") for p in paragraphs],
        )  # fmt: skip
        section.add_child(instance=page)
        page.tags.add("layanan", "warga")
        page.save()
    boss = keeper()
    version, _ = import_document(
        read_sop(shipped_sops()[ketapang.KEY]), source_name="", by=boss, at=timezone.now()
    )
    role_accounts(version)
    ketapang.activate_ketapang(version, section, boss, timezone.now())
    clerk = get_user_model().objects.get(username="petugas-ketapang")

    def add(count):
        with at_time(timezone.now()):
            for i in range(count):
                register(
                    Disposition(
                        number=f"{time.time_ns()}-{i}", received_at=timezone.now(),
                        letter_number="1", requester_name="x", requester_unit="Dinas",
                        requester_email="a@contoh.example", subject=f"Permintaan publikasi {i}",
                        section=section,
                    ),
                    user=clerk,
                )  # fmt: skip

    add(waiting)
    views = {
        "home": "/", "article": f"/berita/berita-{articles // 2}/", "list": "/berita/",
        "dashboard": "/admin/", "inbox": "/admin/sop/tasks/",
    }  # fmt: skip
    return views, clerk


def build_plain(articles, waiting):
    """Stock Wagtail with the same articles, and drafts waiting in stock moderation."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from wagtail.images import get_image_model
    from wagtail.models import GroupApprovalTask, Page, Site, Workflow, WorkflowTask

    from benchmarks.content import articles as texts
    from benchmarks.content import pictures
    from benchmarks.plain.models import PlainIndexPage, PlainPage

    images = pictures(get_image_model())
    root = Site.objects.get().root_page
    for name in ("Profil", "Kontak", "Aksesibilitas"):
        root.add_child(instance=Page(title=name, slug=name.lower(), show_in_menus=True))
    section = root.add_child(
        instance=PlainIndexPage(title="Berita", slug="berita", show_in_menus=True)
    )
    for i, (title, slug, date, lead, paragraphs) in enumerate(texts(articles)):
        section.add_child(
            instance=PlainPage(
                title=title, slug=slug, date=date, lead=lead, image=images[i % len(images)],
                body="".join(f"<p>{p}</p>" for p in paragraphs),
            )
        )  # fmt: skip
    moderators = Group.objects.get(name="Moderators")
    clerk = get_user_model().objects.create_user("clerk", "c@contoh.example", "x")
    clerk.groups.add(moderators)
    workflow = Workflow.objects.create(name="Tinjau")
    task = GroupApprovalTask.objects.create(name="Tinjau")
    task.groups.add(moderators)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    for i, (title, _slug, date, lead, paragraphs) in enumerate(texts(waiting)):
        page = section.add_child(
            instance=PlainPage(title=title, slug=f"draf-{i}", date=date, lead=lead, live=False,
                               body="".join(f"<p>{p}</p>" for p in paragraphs))
        )  # fmt: skip
        page.save_revision(user=clerk)
        workflow.start(page, clerk)
    views = {
        "article": f"/berita/berita-{articles // 2}/", "list": "/berita/", "home": "/berita/",
        "dashboard": "/admin/", "inbox": "/admin/",
    }  # fmt: skip
    return views, clerk


def main():
    """Build, then answer."""
    parser = ArgumentParser()
    parser.add_argument("site", choices=["ours", "plain"])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--waiting", type=int, default=10)
    args = parser.parse_args()
    module = "cms_site.settings.test" if args.site == "ours" else "benchmarks.plain.settings"
    os.environ["DJANGO_SETTINGS_MODULE"] = module
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment

    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    from django.db import DatabaseError, connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    build = build_ours if args.site == "ours" else build_plain
    views, clerk = build(args.articles, args.waiting)
    public, desk = Client(), Client()
    desk.force_login(clerk)
    print("ready", flush=True)
    for line in sys.stdin:
        name = line.strip()
        client = desk if name in {"dashboard", "inbox"} else public
        try:
            client.get(views[name])
        except DatabaseError as error:
            # Stock Wagtail's dashboard breaks on SQLite with a thousand waiting drafts.
            print(json.dumps({"failed": str(error)}), flush=True)
            continue
        with CaptureQueriesContext(connection) as queries:
            started = time.perf_counter()
            response = client.get(views[name])
            took = (time.perf_counter() - started) * 1000
        answer = {
            "status": response.status_code, "queries": len(queries), "bytes": len(response.content),
            "ms": took,
        }  # fmt: skip
        if os.environ.get("SHOW"):
            answer["sql"] = [q["sql"][:110] for q in queries]
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

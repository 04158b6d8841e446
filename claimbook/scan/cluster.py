"""The cluster that reads shards: processes of this machine by default, or one that somebody else runs. Dask does it."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from claimbook.base.errors import BookError

if TYPE_CHECKING:
    from distributed import Client, Future

MEMORY = "2GiB"
PATIENCE = "10s"
COMPARED = ("python", "dask", "distributed", "msgpack", "cloudpickle", "pyarrow")


@contextmanager
def cluster(workers: int, scheduler: str = "", memory: str = MEMORY) -> Iterator[Client]:
    """Give a client of a cluster: `workers` processes here, or the cluster whose `scheduler` is named.

    Raises BookError where the packages, the scheduler or the right versions are not there.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise BookError("Dask is missing; install it with: pip install 'claimbook[scan]'") from None
    settings = {
        "distributed.scheduler.allowed-failures": 2,
        "distributed.worker.daemon": True,
        "distributed.comm.timeouts.connect": PATIENCE,
        "distributed.admin.log-format": "%(message)s",
    }
    quiet()
    with dask.config.set(settings):
        if scheduler:
            with _reached(scheduler) as client:
                yield client
            return
        with (
            LocalCluster(
                n_workers=workers, threads_per_worker=1, processes=True, memory_limit=memory, host="127.0.0.1",
                dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL,
            ) as local,
            Client(local) as client,
        ):  # fmt: skip
            yield client


def lasting(client: Client, thing: Any) -> Future[Any]:
    """Return something for the workers to share that they get again however many of them are lost.

    It is a task, which the scheduler can give anew; what is scattered is lost with its last holder.
    """
    return client.submit(_itself, thing, pure=False)


def _itself(thing: Any) -> Any:
    return thing


def quiet() -> None:
    """Let Dask say nothing by itself: what went wrong is told by whoever asked."""
    for name in ("distributed", "distributed.nanny", "distributed.worker", "distributed.scheduler", "distributed.core"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def _reached(scheduler: str) -> Iterator[Client]:
    from distributed import Client

    try:
        with warnings.catch_warnings(action="ignore"):  # of versions that differ: refused below, in a sentence
            client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        why = " ".join(str(error).split())[:120]
        raise BookError(f"No scheduler answers at {scheduler} ({why}); start it, or leave --scheduler out.") from None
    with client:
        refuse_versions(client)
        yield client


def refuse_versions(client: Client) -> None:
    """Raise BookError where the cluster has other versions than this side, or lacks this package."""
    told: Any = client.get_versions(check=False)
    here = told["client"]["packages"]
    sides = {"the scheduler": told["scheduler"]["packages"]}
    sides |= {f"the worker {name}": each["packages"] for name, each in told["workers"].items()}
    for side, packages in sides.items():
        for name in COMPARED:
            if (packages or {}).get(name) not in (here.get(name), None) or name != "pyarrow" and not packages:
                there = (packages or {}).get(name)
                raise BookError(
                    f"The cluster has another version of {name}: {there} at {side}, {here.get(name)} here; "
                    "install the same versions on both sides."
                )
    if not told["workers"]:
        raise BookError("The cluster has no workers; start some (`dask worker ADDRESS`) and try again.")
    mine = engine_version()
    for worker, version in client.run(engine_version).items():
        if version != mine:
            raise BookError(
                f"The cluster has another version of claimbook: {version or 'none'} at the worker {worker}, {mine} "
                "here; install the same on both sides."
            )


def engine_version() -> str:
    """Return a digest of this package's code, empty where it is not installed."""
    try:
        from claimbook.base.installation import engine_digest  # late: it is asked of workers, which may lack it
    except ImportError:
        return ""
    return engine_digest()

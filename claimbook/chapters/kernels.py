"""Give Jupyter the kernels of a forkserver in place of those that it would start anew."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any, cast

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from claimbook.chapters.forkserver import Forkserver

if TYPE_CHECKING:
    import subprocess

    from jupyter_client.connect import KernelConnectionInfo
    from jupyter_client.manager import KernelManager

NAME = "forking"


class ForkingProvisioner(LocalProvisioner):
    """Gives Jupyter its kernels from the forkserver."""

    forkserver: Forkserver

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Name sockets that no other process can take before the kernel does, as it can a port that was found free."""
        manager = cast("KernelManager", self.parent)
        manager.transport = "ipc"
        manager.ip = f"@claimbook-{uuid.uuid4()}"  # begins with @: in no folder, and gone with the kernel
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel that `cmd` would start anew."""
        kernel = self.forkserver.fork_kernel(cmd[cmd.index("-m") + 1 :], kwargs["cwd"], kwargs["env"])
        self.process = cast("subprocess.Popen[Any]", kernel)
        self.pid = self.pgid = kernel.pid
        return self.connection_info


@contextmanager
def fork_kernels(forkserver: Forkserver) -> Iterator[None]:
    """Let all kernels that are started meanwhile come from a forkserver."""
    ForkingProvisioner.forkserver = forkserver
    factory = KernelProvisionerFactory.instance()
    factory.provisioners[NAME] = EntryPoint(NAME, f"{__name__}:{ForkingProvisioner.__name__}", factory.GROUP_NAME)
    usual, factory.default_provisioner_name = factory.default_provisioner_name, NAME
    try:
        yield
    finally:
        factory.default_provisioner_name = usual

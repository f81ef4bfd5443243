"""大同市公共安全视频图像信息系统管理办法 as functions: ask `datong.must_have_cameras(site)` and the like."""

from regkit.faces import attach

__getattr__, __dir__, __all__ = attach(__name__, __file__)

"""公共安全视频图像信息系统管理条例."""

from regkit.faces import attach

__getattr__, __dir__, __all__ = attach(__name__, __file__)

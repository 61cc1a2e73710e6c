"""The preview's page: no script of its own, no network, no way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QIODevice, QUrl, qWarning
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from editor.widgets.preview_scheme import SCHEME, SHELL_ADDRESS
from editor.widgets.resources import resource_path

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWebChannel import QWebChannel
    from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEnginePermission

    from editor.widgets.preview_scheme import PostSchemeHandler

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.AllowWindowActivationFromJavaScript,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.PdfViewerEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.PluginsEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.TouchIconsEnabled,
    _Attribute.BackForwardCacheEnabled,
    _Attribute.ReadingFromCanvasEnabled,
)
_ON = (_Attribute.PlaybackRequiresUserGesture, _Attribute.WebRTCPublicInterfacesOnly)


SCRIPTS = ("places.js", "notes.js", "preview.js")


class RequestGuard(QWebEngineUrlRequestInterceptor):
    """Blocks every request that is neither of our scheme nor a picture inside the text."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Judge one request."""
        scheme = info.requestUrl().scheme()
        kind = info.resourceType()
        is_inline_image = scheme == "data" and kind == QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
        is_main = kind == QWebEngineUrlRequestInfo.ResourceType.ResourceTypeMainFrame
        is_ours = scheme == SCHEME.decode() and (not is_main or info.requestUrl().toString() == SHELL_ADDRESS)
        if not is_inline_image and not is_ours:
            info.block(True)


def make_profile(handler: PostSchemeHandler, parent: QObject) -> QWebEngineProfile:
    """Give a profile that keeps nothing, downloads nothing and asks the network for nothing."""
    profile = QWebEngineProfile(parent)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setSpellCheckEnabled(False)
    profile.setUrlRequestInterceptor(RequestGuard(profile))
    profile.installUrlSchemeHandler(SCHEME, handler)
    profile.downloadRequested.connect(_cancel)
    return profile


def _cancel(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


class PreviewPage(QWebEnginePage):
    """One page that stays on the shell; our script runs in the application world only."""

    def __init__(self, profile: QWebEngineProfile, channel: QWebChannel, parent: QObject) -> None:
        super().__init__(profile, parent)
        settings = self.settings()
        for attribute in _OFF:
            settings.setAttribute(attribute, False)
        for attribute in _ON:
            settings.setAttribute(attribute, True)
        settings.setUnknownUrlSchemePolicy(
            QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        )
        self.setWebChannel(channel, QWebEngineScript.ScriptWorldId.ApplicationWorld)
        self.scripts().insert(_script())
        if hasattr(self, "permissionRequested"):
            self.permissionRequested.connect(_deny)
        self.fullScreenRequested.connect(lambda request: request.reject())
        self.registerProtocolHandlerRequested.connect(lambda request: request.reject())
        self.fileSystemAccessRequested.connect(lambda request: request.reject())
        self.certificateError.connect(lambda error: error.rejectCertificate())

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        _type: QWebEnginePage.NavigationType,
        isMainFrame: bool,  # noqa: N803 - the name that Qt gives it
    ) -> bool:
        """Go nowhere but to the shell, and only as the main page."""
        return isMainFrame and QUrl(url).toString() == SHELL_ADDRESS

    def javaScriptConsoleMessage(  # noqa: N802 - a virtual of Qt
        self,
        _level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,  # noqa: N803 - the name that Qt gives it
        _source: str,
    ) -> None:
        """Report a fault of our own script; what a post provokes (and quotes) goes to no log."""
        if message.startswith("Uncaught "):
            qWarning(f"preview.js fails at {lineNumber}: {message.splitlines()[0][:200]}")

    def createWindow(self, _type: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        """Open no window."""
        return None


def _script() -> QWebEngineScript:
    library = QFile(":/qtwebchannel/qwebchannel.js")
    library.open(QIODevice.OpenModeFlag.ReadOnly)
    channel = bytes(library.readAll().data()).decode()
    ours = "\n".join(resource_path("preview", name).read_text(encoding="utf-8") for name in SCRIPTS)
    script = QWebEngineScript()
    script.setName("preview")
    script.setSourceCode(f"(() => {{\n{channel}\n{ours}\n}})();")
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
    script.setWorldId(QWebEngineScript.ScriptWorldId.ApplicationWorld)
    script.setRunsOnSubFrames(False)
    return script

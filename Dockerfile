FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --create-home eujp \
    && install --directory --owner=eujp /data
USER eujp
WORKDIR /data
VOLUME /data
ENV EUJP_DATABASE_URL=sqlite:////data/eujp.db EUJP_HOST=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ.get(\"EUJP_PORT\", 8080)}/healthz', timeout=4)"]
CMD ["eujp", "run"]
